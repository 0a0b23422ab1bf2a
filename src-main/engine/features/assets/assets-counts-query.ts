import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { CountedReference } from '../../../../src-shared/features/assets/assets-contract.ts'
import { build, statement } from '../../database/statement.ts'
import { countsByCode } from './list-index/facets.ts'
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
  if (of === 'customFields') return each(ids, (fieldId) => valuesIn.get(database, { fieldId })?.count)
  const index = listIndexOf(database)
  const columns = await index.columns([columnOf[of]])
  const column = columns.coded(columnOf[of])
  const byCode = countsByCode(column, columns.exists)
  if (of !== 'locations') return each(ids, (id) => byCode[column.codeOf(id) ?? -1])
  const tree = index.references.locations
  const sums = tree.sums(column, byCode)
  return each(ids, (id) => sums[tree.codeOf(id)])
}

const each = (ids: readonly string[], countOf: (id: string) => number | undefined) =>
  Object.fromEntries(ids.map((id) => [id, countOf(id) ?? 0]))
