import type { Database } from 'better-sqlite3'
import type { FieldChanges } from '../../../../../src-shared/record/field-changes.ts'
import type { ChangeRow } from '../../../database/schema.ts'
import { build, statement } from '../../../database/statement.ts'

const lastChange = statement<Record<never, never>, { n: number }>(() =>
  build.selectFrom('change').select('n').orderBy('n', 'desc').limit(1),
)

/** The number of the newest change in the record; 0 before the first. */
export function lastChangeOf(database: Database): number {
  return lastChange.get(database, {})?.n ?? 0
}

type Range = { from: number; to: number }
type Stored = Pick<ChangeRow, 'entity_id' | 'fields'>

/** There is no index by change set: a bulk edit knows where in the record its changes stand. */
const changesIn = statement<Range & { changeSet: string }, Stored>((value) =>
  build
    .selectFrom('change')
    .select(['entity_id', 'fields'])
    .where('n', '>=', value('from'))
    .where('n', '<=', value('to'))
    .where('change_set', '=', value('changeSet'))
    .where('entity', '=', 'asset'),
)

/** What became of an asset. */
export interface MadeChange {
  assetId: string
  changes: FieldChanges
}

/** What a change set did to assets, of a range of the record, in order. */
export function assetChangesIn(database: Database, range: Range & { changeSet: string }): MadeChange[] {
  return changesIn
    .all(database, range)
    .map(({ entity_id, fields }) => ({ assetId: entity_id, changes: JSON.parse(fields) as FieldChanges }))
}
