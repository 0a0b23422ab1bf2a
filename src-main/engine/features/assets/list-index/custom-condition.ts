import type { Database } from 'better-sqlite3'
import type { CustomCondition } from '../../../../../src-shared/features/assets/asset-filter.ts'
import type { ColumnSet } from './column-set.ts'
import type { Condition } from './condition.ts'

/** A condition on a field of the organisation's own; its values stay in the database, which has an index of them. */
export function customCondition(
  database: Database,
  columns: ColumnSet,
  { fieldId: stated, equals, from, to }: CustomCondition,
): Condition {
  const fieldId = database
    .prepare('SELECT coalesce((SELECT merged_into FROM custom_field WHERE id = $id), $id)')
    .pluck()
    .get({ id: stated }) as string
  const byNumber =
    database.prepare(`SELECT type FROM custom_field WHERE id = ?`).pluck().get(fieldId) === 'number'
  const parts: string[] = []
  const values: unknown[] = [fieldId]
  if (equals) {
    parts.push('custom_value.text IN (SELECT value FROM json_each(?))')
    values.push(JSON.stringify(equals))
  }
  for (const [bound, sign] of [
    [from, '>='],
    [to, '<='],
  ] as const) {
    if (bound === undefined) continue
    parts.push(`custom_value.${byNumber ? 'number' : 'text'} ${sign} ?`)
    values.push(byNumber ? Number(bound) : bound)
  }
  const where = ['custom_value.field_id = ?', ...parts].join(' AND ')
  const numbers = `SELECT asset.n FROM custom_value JOIN asset ON asset.id = custom_value.asset_id WHERE`
  const every = database.prepare(`${numbers} ${where}`).pluck()
  const any = database.prepare(`${numbers} custom_value.field_id = ?`).pluck()
  const one = database.prepare(`${numbers} asset.n = ? AND ${where}`).pluck()
  const anyOfOne = database.prepare(`${numbers} asset.n = ? AND custom_value.field_id = ?`).pluck()
  const wantsBlank = equals?.includes('') ?? false
  return {
    isMetBy: (row) =>
      one.get(row, ...values) !== undefined || (wantsBlank && anyOfOne.get(row, fieldId) === undefined),
    narrow: (mask) => {
      const met = new Uint8Array(mask.length)
      if (wantsBlank) {
        met.set(columns.exists)
        for (const row of any.iterate(fieldId) as IterableIterator<number>) met[row] = 0
      }
      for (const row of every.iterate(...values) as IterableIterator<number>) met[row] = 1
      for (let row = 0; row < mask.length; row++) mask[row] = (mask[row] as number) & (met[row] as number)
    },
  }
}
