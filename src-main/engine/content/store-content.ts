import { webcrypto } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { contentFile, contentFolder } from './content-folder.ts'

/**
 * Stores content under its SHA-256, durably: once this answers, a row may refer to it. What is there already stays as it
 * is.
 * @param newId names the file for as long as it is not whole
 * @returns the SHA-256 in hexadecimal digits
 */
export async function storeContent(
  dataFolder: string,
  bytes: Uint8Array,
  newId: () => string,
): Promise<string> {
  const sha256 = Buffer.from(await webcrypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')
  const file = contentFile(contentFolder(dataFolder), sha256)
  if ((await sizeOf(file)) === bytes.length) return sha256
  const made = await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const part = `${file}.${newId()}.part`
  try {
    const opened = await open(part, 'w', 0o600)
    try {
      await opened.writeFile(bytes)
      await opened.sync()
    } finally {
      await opened.close()
    }
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  const changed =
    made === undefined ? [dirname(file)] : [dirname(file), contentFolder(dataFolder), dataFolder]
  for (const folder of changed) await syncFolder(folder)
  return sha256
}

const sizeOf = (file: string) =>
  stat(file).then(
    ({ size }) => size,
    () => null,
  )

/** On Windows the file system sees to that itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
