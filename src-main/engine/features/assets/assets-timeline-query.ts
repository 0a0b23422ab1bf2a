import type { Database } from 'better-sqlite3'
import type { TimelineEntry } from '../../../../src-shared/features/assets/assets-contract.ts'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import type { ChangeRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

type Row = Pick<ChangeRow, 'n' | 'at' | 'fields' | 'revision'> & { actor: string | null }

const changesOf = statement<{ id: string; limit: number }, Row>((value) =>
  build
    .selectFrom('change')
    .leftJoin('person', 'person.id', 'change.actor_id')
    .select(['change.n', 'change.at', 'change.fields', 'change.revision', 'person.name as actor'])
    .where('change.entity_id', '=', value('id'))
    .orderBy('change.n', 'desc')
    .limit(value('limit')),
)

const nameOf = {
  modelId: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('model').select('name').where('id', '=', value('id')),
  ),
  categoryId: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('category').select('name').where('id', '=', value('id')),
  ),
  locationId: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('location').select('path as name').where('id', '=', value('id')),
  ),
  statusId: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('status_label').select('name').where('id', '=', value('id')),
  ),
  person: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('person').select('name').where('id', '=', value('id')),
  ),
  asset: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('asset').select('asset_tag as name').where('id', '=', value('id')),
  ),
}

/** What happened to an asset, newest first, with what it refers to by its present name. */
export function assetTimeline(database: Database, id: string, limit: number): TimelineEntry[] {
  return changesOf.all(database, { id, limit }).map((row) => ({
    n: row.n,
    at: row.at,
    actor: row.actor ?? '',
    kind: row.revision === 1 ? 'created' : 'changed',
    fields: Object.entries(JSON.parse(row.fields) as FieldChanges).map(([field, { from, to }]) => ({
      field: field.replace(/Id$/, ''),
      from: shown(database, field, from as string | null),
      to: shown(database, field, to as string | null),
    })),
  }))
}

function shown(database: Database, field: string, value: string | null): string | null {
  if (value === null) return null
  if (field === 'checkedOutTo') {
    const [kind, id] = value.split(':') as ['person' | 'location' | 'asset', string]
    return nameOf[kind === 'location' ? 'locationId' : kind].get(database, { id })?.name ?? value
  }
  const names = field.endsWith('Id') ? nameOf[field as 'modelId'] : undefined
  return names?.get(database, { id: value })?.name ?? value
}
