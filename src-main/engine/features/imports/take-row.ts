import { type ImportedAsset, readImportRow } from '../../../../src-shared/features/imports/import-row.ts'
import type { Transaction } from '../../database/transaction.ts'
import type { ImportPlan } from './import-plan.ts'
import { imports, type KnownReferences, type RowOutcome } from './imports.ts'
import type { ReadRow } from './read-rows.ts'

/**
 * Takes rows over, by their drafts where these hold: where nobody but the import has written since they were made.
 * Otherwise a row is read again, and what it names looked up.
 */
export function taking(plan: ImportPlan, update: boolean, known: KnownReferences) {
  /**
   * @param generation in which drafts were made
   * @param isOfMany whether the step takes many; then what is new is brought into full text at once
   */
  return (tx: Transaction, { cells, read }: ReadRow, generation: number, isOfMany: boolean): RowOutcome => {
    if ('reason' in read) return { kind: 'rejected', ...read }
    if ('draft' in read && generation === known.generationIn(tx)) return imports.add(tx, read.draft, isOfMany)
    const row = 'row' in read ? read.row : rowAgain(cells, plan)
    return imports.apply(tx, row, update, known, isOfMany)
  }
}

function rowAgain(cells: string, { header, columns, dates }: ImportPlan): ImportedAsset {
  const row = readImportRow(JSON.parse(cells) as string[], header, columns, dates)
  if ('reason' in row) throw new Error(`a row was understood once and is not any more: ${row.reason}`)
  return row
}
