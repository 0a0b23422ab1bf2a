import { commonProblems } from '../../src-shared/contract/base.ts'
import { failure } from '../../src-shared/contract/problems.ts'
import { startProblems } from '../../src-shared/contract/start-problems.ts'
import { isDiskFull } from './database/disk-full.ts'

interface ErrorFields {
  code?: string
  message: string
  data?: never
}

/**
 * The failure that a caller of the engine is told when a thread could not begin. Between threads an error keeps its
 * fields and loses its class, and SQLite speaks in codes of its own. Answers anything else as it is: a bug.
 */
export function startFailure(error: Error, dataFolder: string): Error {
  const { code = '', message: reason, data } = error as ErrorFields
  if (isDiskFull(error)) return failure(commonProblems, 'DISK_FULL', {})
  if (isStartProblem(code)) return failure(startProblems, code, data as never)
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return failure(startProblems, 'DATABASE_DAMAGED', { reason })
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM|IOERR)|EACCES|EPERM|EROFS|ENOTDIR)/.test(code))
    return failure(startProblems, 'DATA_FOLDER_NOT_WRITABLE', { folder: dataFolder, reason })
  return error
}

function isStartProblem(code: string): code is keyof typeof startProblems {
  return Object.hasOwn(startProblems, code)
}
