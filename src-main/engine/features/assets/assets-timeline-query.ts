import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { TimelineEntry } from '../../../../src-shared/features/assets/assets-contract.ts'
import type { Ownership } from '../../../../src-shared/features/assets/assets-entity.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import type { AttachmentKind } from '../../../../src-shared/features/attachments/attachment-kinds.ts'
import type { CustomField } from '../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import { customFieldsText } from '../../../../src-shared/features/custom-fields/custom-fields-text.ts'
import { locationsText } from '../../../../src-shared/features/locations/locations-text.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import { organisationEntityId } from '../../database/change-record.ts'
import type { ChangeRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { locations } from '../locations/locations.ts'
import { people } from '../people/people.ts'

/** Whether a row that the change's set has ended for another is behind it. */
const isMerge = sql<0 | 1>`EXISTS (SELECT 1 FROM json_each(change.fields) AS field JOIN change AS ended
  ON ended.entity_id IN (field.value ->> 'from', substr(field.value ->> 'from', instr(field.value ->> 'from', ':') + 1))
  AND ended.change_set = change.change_set AND ended.fields ->> '$.mergedInto.to' IS NOT NULL)`

type Row = Pick<ChangeRow, 'n' | 'at' | 'entity' | 'fields' | 'revision'> & {
  isMerge: 0 | 1
  actor: string | null
  /** of the photo or file that was changed */
  attachmentKind: AttachmentKind | null
  fileName: string | null
}

const changesOf = statement<{ id: string; organisation: string; limit: number }, Row>((value) =>
  build
    .selectFrom('change')
    .leftJoin('person', 'person.id', 'change.actor_id')
    .leftJoin('attachment', 'attachment.id', 'change.entity_id')
    .select([
      'change.n',
      'change.at',
      'change.entity',
      'change.fields',
      'change.revision',
      people.shownName('person').as('actor'),
      isMerge.as('isMerge'),
      'attachment.kind as attachmentKind',
      'attachment.file_name as fileName',
    ])
    .where(
      sql<boolean>`change.entity_id IN (SELECT ${value('id')} UNION ALL SELECT ${value('organisation')}
        UNION ALL SELECT id FROM attachment WHERE asset_id = ${value('id')})`,
    )
    .orderBy('change.n', 'desc')
    .limit(value('limit')),
)

/** One change of an asset as it stands in the record. */
export const assetChange = statement<{ id: string; n: number }, Pick<ChangeRow, 'fields' | 'revision'>>(
  (value) =>
    build
      .selectFrom('change')
      .select(['fields', 'revision'])
      .where('n', '=', value('n'))
      .where('entity_id', '=', value('id')),
)

const nameOf = {
  modelId: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('model').select('name').where('id', '=', value('id')),
  ),
  categoryId: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('category').select('name').where('id', '=', value('id')),
  ),
  statusId: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('status_label').select('name').where('id', '=', value('id')),
  ),
  ownerId: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('person').select('name').where('id', '=', value('id')),
  ),
  parentId: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('asset').select('asset_tag as name').where('id', '=', value('id')),
  ),
  person: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('person').select('name').where('id', '=', value('id')),
  ),
  asset: statement<{ id: string }, { name: string }>((value) =>
    build.selectFrom('asset').select('asset_tag as name').where('id', '=', value('id')),
  ),
}

/** Labels of an asset that came out: its prints are facts of their own, beside the record of change. */
const labelsOf = statement<
  { id: string; limit: number },
  { n: number; at: string; actor: string; stock: string }
>(
  (value) => sql<{ n: number; at: string; actor: string; stock: string }>`
SELECT -label_run.n AS n, coalesce(label_run.ended_at, label_run.at) AS at, person.name AS actor, stock FROM run_label
JOIN label_run ON label_run.id = run_label.run_id JOIN person ON person.id = label_run.actor_id
WHERE run_label.asset_id = ${value('id')} AND position <= label_run.printed
GROUP BY label_run.id ORDER BY label_run.n DESC LIMIT ${value('limit')}`,
)

/** When an asset was made whose history is not here. */
const takenOver = statement<{ id: string }, { at: string }>(
  (
    value,
  ) => sql`SELECT created_at AS at FROM asset WHERE id = ${value('id')} AND EXISTS (SELECT 1 FROM snapshot)
    AND NOT EXISTS (SELECT 1 FROM change WHERE entity_id = ${value('id')} AND entity = 'asset' AND revision = 1)`,
)

/** What work recorded of an asset beside the record of change, newest first. */
export type TimelineSource = (database: Database, assetId: string, limit: number) => TimelineEntry[]

/**
 * What happened to an asset, newest first, with what it refers to by its present name; and when the data that it is part of
 * was restored or salvaged since. A change can be undone while everything that it wrote is still so.
 * @param beside what is told with that
 */
export function assetTimeline(
  database: Database,
  id: string,
  limit: number,
  beside: TimelineSource,
): TimelineEntry[] {
  const words = changeWords(database)
  const rows = changesOf.all(database, { id, organisation: organisationEntityId, limit })
  const begins = rows.findLast(({ entity }) => entity === 'asset')?.n ?? 0
  const present = new Map<string, JsonValue>()
  const changes: TimelineEntry[] = rows
    .filter(({ n }) => n >= begins)
    .map((row) => {
      const kind = kindOf(row)
      if (row.attachmentKind) return attachmentEntry(row, kind)
      const written = Object.entries(fieldsOf(row))
      for (const [field, { to }] of written) if (!present.has(field)) present.set(field, to)
      return {
        n: row.n,
        at: row.at,
        actor: row.actor ?? '',
        kind,
        canBeUndone: kind === 'changed' && written.every(([field, { to }]) => present.get(field) === to),
        fields: written.map(([field, change]) => words(field, change, row.n)),
      }
    })
  const past = takenOver.get(database, { id })
  if (past && changes.length < limit) changes.push(takenOverEntry(past.at))
  const facts = [...labelsOf.all(database, { id, limit }).map(labelEntry), ...beside(database, id, limit)]
  if (facts.length === 0) return changes
  return [...changes, ...facts].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, limit)
}

function takenOverEntry(at: string): TimelineEntry {
  return { n: 0, at, actor: '', kind: 'takenOver', canBeUndone: false, fields: [] }
}

function labelEntry({
  n,
  at,
  actor,
  stock,
}: {
  n: number
  at: string
  actor: string
  stock: string
}): TimelineEntry {
  return {
    n,
    at,
    actor,
    kind: 'labelled',
    canBeUndone: false,
    fields: [{ field: 'label', from: null, to: stock }],
  }
}

/** A photo or file came or went; it is put back where it was removed, and not undone here. */
function attachmentEntry(row: Row, kind: TimelineEntry['kind']): TimelineEntry {
  const { n, at, actor, fileName } = row
  const isGone = kind === 'detached'
  const field = row.attachmentKind ?? 'file'
  return {
    n,
    at,
    actor: actor ?? '',
    kind,
    canBeUndone: false,
    fields: [{ field, from: isGone ? fileName : null, to: isGone ? null : fileName }],
  }
}

/**
 * Puts the change of a field into the words that people read. What it refers to has its present name; a place, where the
 * number of the change is known, the path of then as well.
 */
export function changeWords(database: Database) {
  const custom = ownFields(database)
  return (
    field: string,
    { from, to }: FieldChanges[string],
    n: number | null = null,
  ): TimelineEntry['fields'][number] => {
    const own = custom.get(field)
    const words = (value: JsonValue) =>
      own ? ownValue(own, value as string | null) : shown(database, field, value as string | number | null, n)
    return { field: nameOfField(custom, field), from: words(from), to: words(to) }
  }
}

function kindOf({ entity, fields, revision, isMerge }: Row): TimelineEntry['kind'] {
  if (entity === 'attachment')
    return revision > 1 && (JSON.parse(fields) as FieldChanges).removedAt?.to ? 'detached' : 'attached'
  if (entity === 'organisation') return 'salvaged' in JSON.parse(fields) ? 'salvaged' : 'restored'
  if (isMerge) return 'merged'
  return revision === 1 ? 'created' : 'changed'
}

/** Of a restore its moment alone: ids of replicas and counts of pages are for those who look into the record itself. */
function fieldsOf({ entity, fields }: Row): FieldChanges {
  const all = JSON.parse(fields) as FieldChanges
  if (entity !== 'organisation') return all
  return all.restoredFrom ? { restoredFrom: all.restoredFrom } : {}
}

/** Fields of the record of change in the words that people read. */
export function fieldWords(database: Database, fields: readonly string[]): string[] {
  const custom = ownFields(database)
  const words: Record<string, string> = assetsText.fields
  return fields.map((field) => words[nameOfField(custom, field)] ?? nameOfField(custom, field))
}

type OwnFields = ReadonlyMap<string, CustomField>

const ownFields = (database: Database): OwnFields =>
  new Map(customFields.all(database).map((field) => [`custom.${field.id}`, field]))

const nameOfField = (custom: OwnFields, field: string): string =>
  custom.get(field)?.name ?? field.replace(/Id$/, '')

function ownValue({ type, unit }: CustomField, value: string | null): string | null {
  if (value === null) return null
  if (type === 'yes-no') return value === 'yes' ? customFieldsText.yes : customFieldsText.no
  return unit === null ? value : `${value} ${unit}`
}

function shown(
  database: Database,
  field: string,
  value: string | number | null,
  n: number | null,
): string | null {
  if (value === null) return null
  if (field === 'warrantyMonths') return assetsText.months(Number(value))
  if (field === 'ownership') return assetsText.ownerships[value as Ownership]
  const text = String(value)
  if (field === 'locationId') return placeThen(database, text, n)
  if (field === 'checkedOutTo') {
    const [kind, id] = text.split(':') as ['person' | 'location' | 'asset', string]
    if (kind === 'location') return placeThen(database, id, n)
    return nameOf[kind].get(database, { id })?.name ?? id
  }
  const names = field.endsWith('Id') ? nameOf[field as 'modelId'] : undefined
  return names?.get(database, { id: text })?.name ?? text
}

/** The path of a place when a change was recorded, and what became of it where that is called otherwise now. */
function placeThen(database: Database, id: string, n: number | null): string {
  const now = locations.byId(database, id)?.path ?? id
  const then = n === null ? now : (locations.pathAt(database, id, n) ?? now)
  return then === now ? now : locationsText.nowCalled(then, now)
}
