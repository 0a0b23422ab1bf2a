import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { CountedReference } from '../../../../src-shared/features/assets/assets-contract.ts'
import { build, statement } from '../../database/statement.ts'
import type { CodedName } from './list-index/index-columns.ts'
import { listIndexOf } from './list-index/list-index.ts'

const columnOf = {
  locations: 'location',
  models: 'model',
  categories: 'category',
  statusLabels: 'status',
  checkedOutTo: 'checkedOutTo',
  owners: 'owner',
} as const satisfies Partial<Record<CountedReference, CodedName>>

const valuesIn = statement<{ fieldId: string }, { count: number }>((value) =>
  build
    .selectFrom('custom_value')
    .select(sql<number>`count(*)`.as('count'))
    .where('field_id', '=', value('fieldId')),
)

/** How many assets refer to each of these; a location counts all below it, too. */
export async function countReferences(
  database: Database,
  of: CountedReference,
  ids: readonly string[],
): Promise<Record<string, number>> {
  if (of === 'customFields')
    return Object.fromEntries(
      ids.map((fieldId) => [fieldId, valuesIn.get(database, { fieldId })?.count ?? 0]),
    )
  const index = listIndexOf(database)
  const { coded, exists } = await index.columns()
  const { codes, values } = coded[columnOf[of]]
  const byCode = new Uint32Array(values.length)
  for (let row = 0; row < exists.length; row++)
    byCode[codes[row] as number] = (byCode[codes[row] as number] as number) + (exists[row] as number)
  const counts = new Map(ids.map((id) => [id, 0]))
  const add = (id: string, count: number) => {
    const known = counts.get(id)
    if (known !== undefined) counts.set(id, known + count)
  }
  byCode.forEach((count, code) => {
    const id = values[code]
    if (count === 0 || id === null || id === undefined) return
    if (of !== 'locations') add(String(id), count)
    else
      for (let at: string | null = String(id); at !== null; at = index.references.parentOf(at)) add(at, count)
  })
  return Object.fromEntries(counts)
}
