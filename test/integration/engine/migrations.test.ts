import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ORPCError } from '@orpc/client'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createDatabase } from '../../../src-main/engine/database/create-database.ts'
import { migrate, migrations, newestVersion, versionOf } from '../../../src-main/engine/database/migrate.ts'
import type { Migration, MigrationTools } from '../../../src-main/engine/database/migrations/migration.ts'
import { databaseFile, openWriter } from '../../../src-main/engine/database/open.ts'
import { startEngine } from '../../../src-main/engine/engine.ts'
import { failureOf, newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { dumpOf } from '../../tools/dump.ts'

const tools = { newId, now: () => '2026-11-24T08:00:00.000Z' }
const addTable: Migration = {
  number: newestVersion + 1,
  up: (database) => database.exec('CREATE TABLE next_one (n INTEGER PRIMARY KEY); DROP TABLE command'),
}
/** Puts a table in the place of one that others refer to, and leaves one row of it behind. */
const losing: Migration = {
  number: newestVersion + 1,
  rebuildsTables: true,
  up: (database) =>
    database.exec(`
      CREATE TABLE status_label_next (id TEXT PRIMARY KEY, site_id TEXT, name TEXT, name_key TEXT, type TEXT, revision INTEGER) STRICT;
      INSERT INTO status_label_next SELECT id, site_id, name, name_key, type, revision FROM status_label WHERE name <> 'Pending';
      DROP TABLE status_label;
      ALTER TABLE status_label_next RENAME TO status_label`),
}
const failing: Migration = {
  number: newestVersion + 2,
  up: (database) => database.exec('CREATE TABLE half (n INTEGER); CREATE TABLE asset (n INTEGER)'),
}

function migratedFolder() {
  const folder = folderOfTest()
  const backups = join(folder, 'backups')
  const database = openWriter(folder)
  migrate(database, backups, tools)
  return { folder, backups, database }
}

const hasTable = (database: BetterSqlite3.Database, name: string) =>
  database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined

describe('migrations', () => {
  it('are numbered one after the other', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1))
  })

  it('out of their order are refused before anything is done', () => {
    const { database, backups } = migratedFolder()
    expect(() => migrate(database, backups, tools, [...migrations, failing])).toThrow('stands at place')
    expect(versionOf(database)).toBe(newestVersion)
    database.close()
  })

  it('bring a new folder to the newest version, and once there change nothing', () => {
    const { database, backups } = migratedFolder()
    const changes = database.prepare('SELECT total_changes() AS changes').get()
    migrate(database, backups, tools)
    expect(versionOf(database)).toBe(newestVersion)
    expect(database.prepare('SELECT total_changes() AS changes').get()).toEqual(changes)
    expect(existsSync(backups)).toBe(false)
    database.close()
  })

  it('make what a new database begins with at once', () => {
    const madeBy = (make: (database: BetterSqlite3.Database, tools: MigrationTools) => void) => {
      const folder = folderOfTest()
      const database = openWriter(folder)
      let ids = 0
      make(database, { ...tools, newId: () => `id ${++ids}` })
      const schema = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid')
      const made = { version: versionOf(database), schema: schema.all() }
      database.close()
      return { ...made, rows: dumpOf(databaseFile(folder)) }
    }
    const migrated = madeBy((database, tools) => migrate(database, null, tools))
    expect(madeBy(createDatabase), 'node build/newest-schema.ts writes it down anew').toEqual(migrated)
  })

  it('leave checks that take no table of their own for each asset, and refuse what they refused', () => {
    const { database } = migratedFolder()
    for (const table of ['asset', 'identifier']) {
      const columns = database
        .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
        .pluck()
        .all(table)
      expect(
        database
          .prepare<[], { opcode: string }>(
            `EXPLAIN INSERT INTO ${table} VALUES (${columns.map(() => "'x'")})`,
          )
          .all()
          .map(({ opcode }) => opcode),
      ).not.toContain('OpenEphemeral')
    }
    const insert = (column: string, value: string) =>
      database.exec(`INSERT INTO asset (id, site_id, asset_tag, tag_key, status_id, ${column}, revision, created_at, updated_at)
        SELECT hex(randomblob(8)), 'org', 'A', 'A', id, ${value}, 1, '', '' FROM status_label LIMIT 1`)
    for (const ownership of ['NULL', "'owned'", "'leased'", "'byod'"]) insert('ownership', ownership)
    expect(() => insert('ownership', "'lent'")).toThrow('CHECK constraint failed: ownership')
    expect(() => insert('checked_out_id, checked_out_kind', "'1', 'shelf'")).toThrow(
      'CHECK constraint failed',
    )
    insert('checked_out_id, checked_out_kind', "'1', 'asset'")
    expect(() =>
      database.exec("INSERT INTO identifier SELECT id, 'isbn', '1', '1' FROM asset LIMIT 1"),
    ).toThrow('CHECK constraint failed: kind')
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    database.close()
  })

  it('begin with a backup of what was there', () => {
    const { database, backups } = migratedFolder()
    database.prepare("INSERT INTO command VALUES ('one', 'call', '{}', 'then')").run()
    migrate(database, backups, tools, [...migrations, addTable])
    expect(versionOf(database)).toBe(newestVersion + 1)
    expect([hasTable(database, 'next_one'), hasTable(database, 'command')]).toEqual([true, false])
    const backup = new BetterSqlite3(join(backups, `before-migration-${newestVersion + 1}.db`))
    expect(versionOf(backup)).toBe(newestVersion)
    expect(backup.prepare('SELECT id FROM command').all()).toEqual([{ id: 'one' }])
    expect(backup.pragma('integrity_check', { simple: true })).toBe('ok')
    backup.close()
    database.close()
  })

  it('are taken whole or not at all: one that fails leaves the one before it standing', () => {
    const { database, backups } = migratedFolder()
    const steps = [...migrations, addTable, failing]
    expect(() => migrate(database, backups, tools, steps)).toThrow('already exists')
    expect(versionOf(database)).toBe(newestVersion + 1)
    expect([hasTable(database, 'next_one'), hasTable(database, 'half')]).toEqual([true, false])
    database.close()
  })

  it('that rebuild a table are taken back when a row would refer to nothing, and foreign keys hold again', () => {
    const { database, backups } = migratedFolder()
    const asset = (statusId: string) =>
      database
        .prepare(
          `INSERT INTO asset (id, site_id, asset_tag, tag_key, status_id, revision, created_at, updated_at)
          VALUES (?, 'org', 'A', 'A', ?, 1, '', '')`,
        )
        .run(newId(), statusId)
    const pending = database.prepare("SELECT id FROM status_label WHERE name = 'Pending'")
    const { id } = pending.get() as { id: string }
    asset(id)
    expect(() => migrate(database, backups, tools, [...migrations, losing])).toThrow(
      'a row of asset without its status_label',
    )
    expect(versionOf(database)).toBe(newestVersion)
    expect(pending.get()).toEqual({ id })
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(() => asset(newId())).toThrow('FOREIGN KEY')
    database.close()
  })

  it('refuse a database from the future, and change nothing in it', async () => {
    const { folder, database } = migratedFolder()
    database.pragma(`user_version = ${newestVersion + 41}`)
    database.close()
    const before = readFileSync(databaseFile(folder))
    const error = await failureOf(startEngine({ dataFolder: folder, version: 'test' }))
    expect(error).toBeInstanceOf(ORPCError)
    expect(error).toMatchObject({
      code: 'DATABASE_FROM_FUTURE',
      data: { version: newestVersion + 41, newest: newestVersion },
      message: expect.stringContaining('Install the newer program'),
    })
    expect(readFileSync(databaseFile(folder)).equals(before)).toBe(true)
    expect(existsSync(join(folder, 'backups'))).toBe(false)
  })
})
