import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { syncProblems } from '../../../../src-shared/features/sync/sync-contract.ts'
import { syncFolder } from '../../data-folder-pointer.ts'

const bytesOfKey = 32

/** The key by which the server knows this device, ready to sign. */
export interface DeviceKey {
  /** Ed25519, 32 bytes in hexadecimal digits */
  publicKey: string
  /** base64url */
  sign: (text: string) => string
}

/** Where it lies: for its user alone, and in no backup of the database. */
const deviceKeyFile = (dataFolder: string) => join(dataFolder, 'device-key.pem')

/** @throws DEVICE_KEY_MISSING */
export function readDeviceKey(dataFolder: string): DeviceKey {
  try {
    return keyOf(createPrivateKey(readFileSync(deviceKeyFile(dataFolder), 'utf8')))
  } catch {
    throw failure(syncProblems, 'DEVICE_KEY_MISSING', {})
  }
}

/** The key of this data folder, made durably where there is none that can be read. */
export function ensureDeviceKey(dataFolder: string): DeviceKey {
  try {
    return readDeviceKey(dataFolder)
  } catch {
    const { privateKey } = generateKeyPairSync('ed25519')
    const file = deviceKeyFile(dataFolder)
    const opened = openSync(`${file}.part`, 'w', 0o600)
    try {
      writeSync(opened, String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
      fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
    renameSync(`${file}.part`, file)
    syncFolder(dataFolder)
    return keyOf(privateKey)
  }
}

function keyOf(privateKey: KeyObject): DeviceKey {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return {
    publicKey: publicKey.subarray(-bytesOfKey).toString('hex'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  }
}
