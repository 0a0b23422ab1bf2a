import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { syncProblems } from '../../../../src-shared/features/sync/sync-problems-contract.ts'
import { syncFolder } from '../../data-folder-pointer.ts'
import type { Host } from '../../host.ts'

const bytesOfKey = 32

/** The key by which the server knows this device, ready to sign. */
export interface DeviceKey {
  /** Ed25519, 32 bytes in hexadecimal digits */
  publicKey: string
  /** base64url */
  sign: (text: string) => string
}

/** Where the key lies, and who may know how to open it. */
export interface KeyPlace {
  dataFolder: string
  host: Host
}

/** As it is, for its user alone; in no backup of the database. */
const plainFile = (dataFolder: string) => join(dataFolder, 'device-key.pem')
/** The same sealed with a key that the system's key store keeps. */
const sealedFile = (dataFolder: string) => join(dataFolder, 'device-key.sealed')

const keepsSecrets = ({ facts }: Host) => facts.abilities.includes('keepSecrets')

/**
 * The key of this data folder. Where the host knows the system's key store, one that lies open is sealed from then on.
 * @throws KEY_SEALED where only the desktop application can open it, DEVICE_KEY_MISSING
 */
export async function readDeviceKey(place: KeyPlace): Promise<DeviceKey> {
  const { dataFolder, host } = place
  if (existsSync(sealedFile(dataFolder))) return openedKey(place)
  const pem = read(plainFile(dataFolder))
  const key = pem === null ? null : keyIn(pem)
  if (pem === null || key === null) throw failure(syncProblems, 'DEVICE_KEY_MISSING', {})
  if (keepsSecrets(host)) await keep(place, pem)
  return key
}

/** The same, made durably where there is none that can be read. @throws KEY_SEALED */
export async function ensureDeviceKey(place: KeyPlace): Promise<DeviceKey> {
  try {
    return await readDeviceKey(place)
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'DEVICE_KEY_MISSING') throw error
    const { privateKey } = generateKeyPairSync('ed25519')
    await keep(place, String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
    return keyOf(privateKey)
  }
}

async function openedKey({ dataFolder, host }: KeyPlace): Promise<DeviceKey> {
  if (!keepsSecrets(host)) throw failure(syncProblems, 'KEY_SEALED', {})
  const sealed = read(sealedFile(dataFolder)) ?? ''
  const { secret } = await host.ask('openSecret', { sealed })
  const key = secret === null ? null : keyIn(secret)
  if (key === null) throw failure(syncProblems, 'DEVICE_KEY_MISSING', {})
  return key
}

/** Writes the key durably: sealed where that can be, and then nowhere else. */
async function keep({ dataFolder, host }: KeyPlace, pem: string): Promise<void> {
  if (!keepsSecrets(host)) {
    writeDurably(dataFolder, plainFile(dataFolder), pem)
    return
  }
  const { sealed } = await host.ask('sealSecret', { secret: pem })
  writeDurably(dataFolder, sealedFile(dataFolder), sealed)
  rmSync(plainFile(dataFolder), { force: true })
}

function writeDurably(dataFolder: string, file: string, text: string): void {
  const opened = openSync(`${file}.part`, 'w', 0o600)
  try {
    writeSync(opened, text)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
  renameSync(`${file}.part`, file)
  syncFolder(dataFolder)
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function keyIn(pem: string): DeviceKey | null {
  try {
    return keyOf(createPrivateKey(pem))
  } catch {
    return null
  }
}

function keyOf(privateKey: KeyObject): DeviceKey {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return {
    publicKey: publicKey.subarray(-bytesOfKey).toString('hex'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  }
}
