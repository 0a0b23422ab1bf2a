import { readImportRow } from '../../../../src-shared/features/imports/import-row.ts'
import { importsText } from '../../../../src-shared/features/imports/imports-text.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { copied } from './csv-records.ts'
import { belowHeader, readCsv } from './csv-source.ts'
import type { ImportPlan } from './import-plan.ts'
import { type UnderstoodRow, understood } from './understood-row.ts'

/** A row of a list that is understood, or why it is not. */
export interface ReadRow {
  line: number
  /** JSON of its cells: they are looked at again only where the row is rejected */
  cells: string
  read: UnderstoodRow | { reason: string }
}

/** So many rows go from thread to thread at a time. */
const rowsAtATime = 2000

/** The rows below the header, understood, some at a time. Of two with the same asset tag the first one counts. */
export async function* readRows(file: string, plan: ImportPlan): AsyncGenerator<ReadRow[]> {
  const { format, header, columns, dates } = plan
  const lineOfTag = new Map<string, number>()
  let group: ReadRow[] = []
  for await (const rows of belowHeader(readCsv(file, format)))
    for (const { line, cells } of rows) {
      const read = readImportRow(cells, header, columns, dates)
      const taken = 'assetTag' in read ? (twiceIn(lineOfTag, read.assetTag, line) ?? understood(read)) : read
      group.push({ line, cells: JSON.stringify(cells), read: taken })
      if (group.length < rowsAtATime) continue
      yield group
      group = []
    }
  if (group.length > 0) yield group
}

function twiceIn(lineOfTag: Map<string, number>, assetTag: string, line: number): { reason: string } | null {
  const key = copied(identifierKey(assetTag))
  const earlier = lineOfTag.get(key)
  if (earlier !== undefined) return { reason: importsText.reasons.assetTagTwiceInFile(earlier) }
  lineOfTag.set(key, line)
  return null
}
