import { failure } from '../../../../src-shared/contract/problems.ts'
import { disposalsProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import type { FileResult } from '../../../../src-shared/features/jobs/jobs-contract.ts'
import type { ProcedureContext } from '../../calls/call-context.ts'
import { handOutContent } from '../../content/hand-out-content.ts'
import { files } from '../files/files.ts'
import { disposals } from './disposals.ts'
import { evidenceOfCase } from './sanitization-store.ts'

/** Hands out a file of evidence, as it came. @throws CASE_UNKNOWN, EVIDENCE_UNKNOWN, EVIDENCE_NOT_HERE */
export function openEvidence(
  { database, dataFolder, newId }: Pick<ProcedureContext, 'database' | 'dataFolder' | 'newId'>,
  { caseId, evidenceId }: { caseId: string; evidenceId: string },
): FileResult {
  disposals.get(database, caseId)
  const row = evidenceOfCase.all(database, { caseId }).find(({ id }) => id === evidenceId)
  const outgoingId = newId()
  const size = row ? handOutContent(dataFolder, row.sha256, files.outgoing(dataFolder, outgoingId)) : null
  if (!row) throw failure(disposalsProblems, 'EVIDENCE_UNKNOWN', {})
  if (size === null) throw failure(disposalsProblems, 'EVIDENCE_NOT_HERE', { fileName: row.file_name })
  return { outgoingId, fileName: row.file_name, size }
}
