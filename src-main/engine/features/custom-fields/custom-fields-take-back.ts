import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { takeBackProblems } from '../../../../src-shared/features/registers/merge-undo-contract.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import { asBefore, type Reversal } from '../../database/as-before.ts'
import { mergedOnWith } from '../../database/merged-on.ts'
import type { CustomFieldRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { categories } from '../categories/categories.ts'
import { changed, choicesOf, giveUpName, nameKey, rewrite } from './custom-field-rows.ts'
import { everyCustomField, updateCustomField, usesOfValue } from './custom-fields-store.ts'

/** The name of a field, whatever became of it. */
export function nameOf(database: Database, id: string): string {
  return everyCustomField.all(database, {}).find((row) => row.id === id)?.name ?? id
}

/**
 * Gives a field back what it was before a merge, but for the choices that it got: assets have them still.
 * @throws MERGED_NAME_TAKEN
 */
export function takeBack(tx: Transaction, id: string, changes: FieldChanges): Reversal {
  const { database } = tx
  const rows = everyCustomField.all(database, {})
  const row = rows.find((one) => one.id === id)
  if (!row) throw new Error(`the record tells of a field ${id} that is not there`)
  const survivorOf = (category: JsonValue) =>
    categories.table.surviving(database, categories.table.row(database, String(category)))?.id ?? null
  const { before, kept } = asBefore<CustomFieldRow>(row, changes, { categoryId: 'category_id' }, survivorOf)
  const survivor = row.merged_into
  const isBack = survivor !== null && before.merged_into === null
  const reversal = { name: row.name, isBack, kept }
  if (!isBack && before.category_id === row.category_id) return reversal
  if (isBack) {
    const name_key = nameKey(row.name)
    if (rows.some((one) => one.id !== id && one.merged_into === null && one.name_key === name_key))
      throw failure(takeBackProblems, 'MERGED_NAME_TAKEN', { name: row.name })
    giveUpName(tx, row.name)
    before.name_key = name_key
  }
  const { category: _, ...stored } = { category: null, ...before }
  rewrite(tx, row, stored)
  if (isBack) {
    const went = rows.filter(({ merged_into }) => merged_into === survivor)
    for (const one of mergedOnWith(database, id, went)) {
      const merged = went.find((candidate) => candidate.id === one)
      if (merged) updateCustomField.run(database, { ...merged, merged_into: id })
    }
  }
  changed(tx)
  return reversal
}

/** Takes choices away from a field that a merge gave it and no asset has any more. */
export function dropChoices(tx: Transaction, id: string, given: readonly string[]): void {
  const row = everyCustomField.all(tx.database, {}).find((one) => one.id === id)
  const present = row && choicesOf(row)
  if (!row || !present) return
  const isUsed = (text: string) => usesOfValue.get(tx.database, { fieldId: id, text }) !== undefined
  const choices = present.filter((choice) => !given.includes(choice) || isUsed(choice))
  if (choices.length === present.length || choices.length === 0) return
  rewrite(tx, row, { ...row, choices: JSON.stringify(choices) })
  changed(tx)
}
