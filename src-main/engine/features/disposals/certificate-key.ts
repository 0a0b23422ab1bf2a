import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { certificatesProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import { syncFolder } from '../../data-folder-pointer.ts'

/** Where the key lies that signs certificates: for its user alone, and in no backup of the database. */
const certificateKeyFile = (dataFolder: string) => join(dataFolder, 'certificate-key.pem')

/** The DER of an Ed25519 public key is this and the 32 bytes of the key (RFC 8410). */
export const publicKeyHead = Buffer.from('302a300506032b6570032100', 'hex')

/** A device's key, ready to sign. */
export interface CertificateKey {
  keyId: string
  /** 32 bytes in hexadecimal digits */
  publicKey: string
  /** signs bytes; 64 bytes in hexadecimal digits */
  sign: (bytes: Uint8Array) => string
}

/** By which name a key is known: the first 16 hexadecimal digits of the SHA-256 of its 32 bytes. */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex').slice(0, 16)
}

/**
 * The key of this data folder.
 * @returns null where it has none yet
 * @throws CERTIFICATE_KEY_UNREADABLE
 */
export function readCertificateKey(dataFolder: string): CertificateKey | null {
  try {
    return keyOf(createPrivateKey(readFileSync(certificateKeyFile(dataFolder), 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw failure(certificatesProblems, 'CERTIFICATE_KEY_UNREADABLE', {})
  }
}

/**
 * The key of this data folder, made durably where there is none. A key that ended is overwritten: it signs no more. Only
 * the writer thread calls it.
 * @throws CERTIFICATE_KEY_UNREADABLE
 */
export function ensureCertificateKey(
  dataFolder: string,
  isEnded: (keyId: string) => boolean,
): CertificateKey {
  const known = readCertificateKey(dataFolder)
  if (known && !isEnded(known.keyId)) return known
  const { privateKey } = generateKeyPairSync('ed25519')
  const file = certificateKeyFile(dataFolder)
  const part = `${file}.part`
  const opened = openSync(part, 'w', 0o600)
  try {
    writeSync(opened, String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
  renameSync(part, file)
  syncFolder(dataFolder)
  return keyOf(privateKey)
}

/** @throws where it is a key of another kind */
export function keyOf(privateKey: KeyObject): CertificateKey {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('a certificate is signed with Ed25519')
  const publicKey = createPublicKey(privateKey)
    .export({ type: 'spki', format: 'der' })
    .subarray(publicKeyHead.length)
    .toString('hex')
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: (bytes) => sign(null, bytes, privateKey).toString('hex'),
  }
}
