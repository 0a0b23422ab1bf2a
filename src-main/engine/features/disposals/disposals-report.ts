import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { disposalsText as text } from '../../../../src-shared/features/disposals/disposals-text.ts'
import type { MediumState } from '../../../../src-shared/features/disposals/medium-state.ts'
import type { StatedSanitization } from '../../../../src-shared/features/disposals/sanitization.ts'
import type { ProcedureContext } from '../../calls/call-context.ts'
import { csvLine } from '../../documents/csv-line.ts'
import { files } from '../files/files.ts'
import { type ReportRow, reportRows } from './disposals-report-query.ts'

const signsAtATime = 256 * 1024

/** Writes what was sanitized in a period to an outgoing CSV file, a medium a line. */
export function writeReport(
  { database, dataFolder, newId }: Pick<ProcedureContext, 'database' | 'dataFolder' | 'newId'>,
  { from, to }: { from: string; to: string },
) {
  const outgoingId = newId()
  const file = files.outgoing(dataFolder, outgoingId)
  const opened = openSync(file, 'w', 0o600)
  try {
    let lines = `\ufeff${csvLine(text.reportColumns)}`
    for (const row of reportRows(database, from, to)) {
      lines += csvLine(cellsOf(row))
      if (lines.length < signsAtATime) continue
      writeSync(opened, lines)
      lines = ''
    }
    writeSync(opened, lines)
  } finally {
    closeSync(opened)
  }
  return { outgoingId, fileName: `disposals-${from}-${to}.csv`, size: statSync(file).size }
}

function cellsOf(row: ReportRow): (string | null)[] {
  const stated = row.stated === null ? null : (JSON.parse(row.stated) as StatedSanitization)
  const verifier = row.passed === 1 ? (row.verifier ?? text.byTool) : null
  return [
    row.date,
    row.caseId,
    row.disposition,
    row.assetTag,
    row.manufacturer,
    row.model,
    row.serial,
    row.type,
    text.mediumStates[stateOf(row)],
    row.outcome,
    stated?.method ?? null,
    row.tool,
    row.operator,
    verifier,
    row.demanded,
    row.meetsPolicy === 1 ? 'yes' : 'no',
    String(row.files),
    row.certificates,
  ]
}

function stateOf({ outcome, passed }: ReportRow): MediumState {
  if (outcome === null || passed === 0) return 'failed'
  return passed === 1 ? 'verified' : 'sanitized'
}
