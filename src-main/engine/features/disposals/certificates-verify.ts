import { readFileSync, rmSync } from 'node:fs'
import { keysFormat, statusFormat } from '../../../../src-shared/features/disposals/certificate.ts'
import type { ShownVerification } from '../../../../src-shared/features/disposals/certificates-contract.ts'
import { files } from '../files/files.ts'
import { certificateCheck } from './certificate-check.ts'

interface StagedFile {
  stagingId: string
  fileName: string
}
interface ReadFile {
  fileName: string
  bytes: Uint8Array
}

/**
 * What can be said of staged files: certificates, beside the lists that are among them.
 * @throws FILE_NOT_STAGED, KEY_LIST_UNFIT, STATUS_LIST_UNFIT
 */
export function verifyFiles(
  dataFolder: string,
  staged: readonly StagedFile[],
): { keys: string | null; status: string | null; verifications: ShownVerification[] } {
  const read = staged.map(({ stagingId, fileName }): ReadFile => {
    const path = files.staged(dataFolder, stagingId)
    const bytes = readFileSync(path)
    rmSync(path, { force: true })
    return { fileName, bytes }
  })
  const byFormat = Map.groupBy(read, ({ bytes }) => formatOf(bytes))
  const keys = byFormat.get(keysFormat)?.at(-1) ?? null
  const status = byFormat.get(statusFormat)?.at(-1) ?? null
  const check = certificateCheck(keys?.bytes ?? null, status?.bytes ?? null)
  return {
    keys: keys?.fileName ?? null,
    status: status?.fileName ?? null,
    verifications: (byFormat.get(null) ?? []).map(({ fileName, bytes }) => ({ fileName, ...check(bytes) })),
  }
}

/** The format of the list that a file is; null: it is none, and so is to be a certificate. */
function formatOf(bytes: Uint8Array): typeof keysFormat | typeof statusFormat | null {
  const text = Buffer.from(bytes).toString('utf8')
  const named = (format: string) => new RegExp(`"format"\\s*:\\s*"${format}"`).test(text)
  if (text.startsWith('%PDF-')) return null
  return named(keysFormat) ? keysFormat : named(statusFormat) ? statusFormat : null
}
