import { safeStorage } from 'electron'

/** Whether the system keeps secrets. On Linux without a key ring Electron would use a password that everybody knows. */
export function canKeepSecrets(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

/** Seals a secret with a key of the system's key store. @returns base64 */
export function sealSecret(secret: string): string {
  return safeStorage.encryptString(secret).toString('base64')
}

/** @returns null where it was sealed on another computer or by another user */
export function openSecret(sealed: string): string | null {
  try {
    return safeStorage.decryptString(Buffer.from(sealed, 'base64'))
  } catch {
    return null
  }
}
