import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { build, statement } from './statement.ts'

/**
 * Indexes in whose order nothing comes: with each part of a new register nearly all their pages are written once more. Those
 * by tag and by place stay, since lists are read by them and rows come in about that order.
 */
const againstTheOrder = ['asset_serial', 'identifier_code', 'custom_value_text', 'custom_value_number']

/**
 * Triggers that each new asset sets off, a sixth of what it takes to write it, and what makes up for them: full text of what
 * has come without them is built beside the database, and a tag that was handed out is claimed by the asset that has it.
 */
const setOffByEach: Record<string, string> = {
  asset_search_insert: 'UPDATE arriving_register SET up_to = (SELECT coalesce(max(n), 0) FROM asset)',
  block_tag_claimed_by_new: `UPDATE block_tag SET claimed_by =
    (SELECT id FROM asset WHERE asset.tag_key = block_tag.tag_key ORDER BY n LIMIT 1) WHERE claimed_by IS NULL`,
}

type None = Record<never, never>
/** Triggers come first. */
const asideFirst = statement<None, { name: string; sql: string }>(
  () => sql`SELECT * FROM arriving_index ORDER BY sql LIKE 'CREATE TRIGGER %' DESC, name LIMIT 1`,
)
const keep = statement<{ name: string }>(
  (value) => sql`INSERT INTO arriving_index SELECT name, sql FROM sqlite_schema
    WHERE type IN ('index', 'trigger') AND name = ${value('name')}`,
)
const isBack = statement<{ name: string }>((value) =>
  build.deleteFrom('arriving_index').where('name', '=', value('name')),
)

/** Drops indexes and triggers until `makeAgain` makes them again, as they were. */
export function setAside(database: Database): void {
  const drop = (type: 'INDEX' | 'TRIGGER', name: string) => {
    if (keep.run(database, { name }) > 0) database.exec(`DROP ${type} "${name}"`)
  }
  for (const name of againstTheOrder) drop('INDEX', name)
  for (const name of Object.keys(setOffByEach)) drop('TRIGGER', name)
}

/** Makes one of the triggers and indexes that were set aside, the triggers first. @returns whether there was any */
export function makeAgain(database: Database): boolean {
  const aside = asideFirst.get(database, {})
  if (!aside) return false
  database.exec(aside.sql)
  database.exec(setOffByEach[aside.name] ?? '')
  isBack.run(database, aside)
  return true
}
