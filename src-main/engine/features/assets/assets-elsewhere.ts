import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { elsewhereName, elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import { build, statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { identifiers } from '../identifiers/identifiers.ts'
import { assetColumns } from './asset-columns.ts'

type Id = { id: string }

/** What stays of an asset that is elsewhere. */
const kept: readonly string[] = ['id', 'site_id', 'asset_tag', 'tag_key', 'status_id', 'revision']
const emptied = assetColumns.filter((column) => !kept.includes(column))
/** A person can look at any status label; this one says nothing of the asset. */
const anyStatus = sql`(SELECT id FROM status_label ORDER BY id LIMIT 1)`

const numberHere = statement<Id, { n: number }>((value) =>
  build.selectFrom('asset').select('n').where('id', '=', value('id')).where('site_id', '<>', elsewhereSite),
)
/** The blank before the key keeps it from every code that somebody scans or types. */
const empty = statement<Id & { at: string }>(
  (value) => sql`UPDATE asset SET site_id = ${sql.lit(elsewhereSite)}, asset_tag = ${sql.lit(elsewhereName)},
    tag_key = ' ' || tag_key, status_id = ${anyStatus}, updated_at = ${value('at')},
    ${sql.join(emptied.map((column) => sql`${sql.ref(column)} = NULL`))}
    WHERE id = ${value('id')}`,
)
const insert = statement<Id & { at: string }>(
  (
    value,
  ) => sql`INSERT INTO asset (id, site_id, asset_tag, tag_key, status_id, revision, created_at, updated_at)
    SELECT ${value('id')}, ${sql.lit(elsewhereSite)}, ${sql.lit(elsewhereName)}, ' ' || ${value('id')}, ${anyStatus}, 0,
      ${value('at')}, ${value('at')}
    WHERE NOT EXISTS (SELECT 1 FROM asset WHERE id = ${value('id')})`,
)
const setMadeAt = statement<Id & { at: string }>((value) =>
  build
    .updateTable('asset')
    .set({ created_at: value('at') } as never)
    .where('id', '=', value('id')),
)
const numberById = statement<Id, { n: number }>((value) =>
  build.selectFrom('asset').select('n').where('id', '=', value('id')),
)
const forgetText = statement<{ n: number }>(
  (value) => sql`DELETE FROM asset_text WHERE rowid = ${value('n')}`,
)
const forgetDirty = statement<{ n: number }>((value) =>
  build.deleteFrom('asset_search_dirty').where('n', '=', value('n')),
)
/** Full text of an asset holds the tag of what it is a part of, and of what has it. */
const noteReferring = statement<Id>(
  (value) => sql`INSERT OR IGNORE INTO asset_search_dirty
    SELECT n FROM asset WHERE parent_id = ${value('id')} AND parent_id IS NOT NULL
    UNION SELECT n FROM asset WHERE checked_out_kind = 'asset' AND checked_out_id = ${value('id')}`,
)
const dequeue = statement<Id>((value) => build.deleteFrom('queued_label').where('asset_id', '=', value('id')))
const standing = statement<{ id: string; key: string }, Id>(
  (value) => sql`SELECT id FROM asset WHERE id = ${value('id')} AND site_id = ${sql.lit(elsewhereSite)}
    UNION ALL SELECT one.id FROM asset AS one WHERE one.tag_key = ' ' || ${value('key')}
      AND NOT EXISTS (SELECT 1 FROM asset AS here WHERE here.tag_key = ${value('key')}) LIMIT 1`,
)

/** Assets at sites that this laptop does not have: rows that say nothing but an id, for what names it. */
export const assetsElsewhere = {
  /** Whether an id, or a tag that no asset here has, means one of them. */
  isMeant(database: Database, asset: string): boolean {
    const key = identifierKey(asset)
    return key !== '' && standing.get(database, { id: asset, key }) !== undefined
  },

  /**
   * Has an asset say nothing any more; what is written of it in the record and in facts stays.
   * @returns false where it is not here
   */
  letGo(tx: Transaction, id: string): boolean {
    const { database, at } = tx
    const n = numberHere.get(database, { id })?.n
    if (n === undefined) return false
    identifiers.letGo(tx, id)
    customFields.letGo(tx, id)
    dequeue.run(database, { id })
    empty.run(database, { id, at })
    forgetText.run(database, { n })
    forgetDirty.run(database, { n })
    noteReferring.run(database, { id })
    tx.touch('assets')
    return true
  },

  /** Notes that an asset is here that was elsewhere. */
  noteBack(tx: Transaction, { id, madeAt }: { id: string; madeAt: string | null }): void {
    if (madeAt !== null) setMadeAt.run(tx.database, { id, at: madeAt })
    noteReferring.run(tx.database, { id })
  },

  /** Makes a row for an asset that something refers to; nothing where there is one. */
  standIn(tx: Transaction, id: string): void {
    const { database, at } = tx
    insert.run(database, { id, at })
    const n = numberById.get(database, { id })?.n
    if (n !== undefined && numberHere.get(database, { id }) === undefined) forgetDirty.run(database, { n })
  },
}
