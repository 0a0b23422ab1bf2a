import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { build, statement } from './statement.ts'

/**
 * Indexes in whose order nothing comes: with each part of a new register nearly all their pages are written once more. Those
 * by tag and by place stay, since lists are read by them and rows come in about that order.
 */
const againstTheOrder = ['asset_serial', 'identifier_code', 'custom_value_text', 'custom_value_number']

type None = Record<never, never>
const asideFirst = statement<None, { name: string; sql: string }>(() =>
  build.selectFrom('arriving_index').selectAll().orderBy('name').limit(1),
)
const setAside = statement<{ name: string }>(
  (value) => sql`INSERT INTO arriving_index SELECT name, sql FROM sqlite_schema
    WHERE type = 'index' AND name = ${value('name')}`,
)
const isBack = statement<{ name: string }>((value) =>
  build.deleteFrom('arriving_index').where('name', '=', value('name')),
)

/** Drops indexes until `makeIndex` makes them again, as they were. */
export function setIndexesAside(database: Database): void {
  for (const name of againstTheOrder)
    if (setAside.run(database, { name }) > 0) database.exec(`DROP INDEX "${name}"`)
}

/** Makes one of the indexes that were set aside. @returns whether there was any */
export function makeIndex(database: Database): boolean {
  const aside = asideFirst.get(database, {})
  if (!aside) return false
  database.exec(aside.sql)
  isBack.run(database, aside)
  return true
}
