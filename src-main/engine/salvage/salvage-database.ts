import { constants, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { elsewhereSite } from '../../../src-shared/sync/elsewhere.ts'
import { quotedName } from '../backups/database-facts.ts'
import { syncFileAndFolder } from '../backups/durable-file.ts'
import { damageOf } from '../backups/write-backup.ts'
import { migrate, migrations, newestVersion } from '../database/migrate.ts'
import type { MigrationTools } from '../database/migrations/migration.ts'
import { becomeNewReplica } from '../database/new-replica.ts'
import { databaseFile, openWriter } from '../database/open.ts'
import { inTransaction } from '../database/transaction.ts'
import { type LostRow, lostRows, missingNumbers, type Span } from './lost-rows.ts'
import { openPages } from './page-file.ts'
import { readTables } from './read-tables.ts'
import type { StoredValue } from './record.ts'
import { mendReferences, type StandIn } from './stand-ins.ts'
import { type TableShape, tableShapes } from './table-shape.ts'

export interface SavedTable {
  table: string
  rows: number
  /** pages that belong to it and could not be read */
  lostPages: number
  /** rows on other pages that could not be read, or said what another row says */
  lostRows: number
}

/** What came out of a damaged database, and exactly what did not. */
export interface Salvaged {
  tables: SavedTable[]
  /** numbers that are missing in the chains */
  missing: { changes: Span[]; scans: Span[] }
  /** what the record of change knows, and no row is there for */
  lost: LostRow[]
  standIns: StandIn[]
  /** rows that could not be kept for what they refer to, by table */
  dropped: Record<string, number>
  /** whether the write-ahead log beside it, if there was one, was read */
  isLogRead: boolean
  /** whether it could be read where each table begins; else tables without row numbers were not found */
  isListRead: boolean
}

/** Nobody ordered the salvage of a register of which the people may be lost too. */
const nobody = '00000000-0000-7000-8000-000000000000'
/** What is made anew. */
const derived = ['asset_search_dirty', 'arriving_index', 'arriving_register', 'renamed', 'renaming']

/**
 * Reads every readable row of a damaged database into a new one with the same tables. The damaged one is not touched.
 * @param damaged the damaged database
 * @param folder an absent folder, which receives the new one
 */
export function salvageDatabase(damaged: string, folder: string, tools: MigrationTools): Salvaged {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { source, isLogRead } = withLog(damaged, folder)
  const pages = openPages(source)
  const database = openWriter(folder)
  try {
    const version =
      pages.version !== null && pages.version > 0 ? Math.min(pages.version, newestVersion) : newestVersion
    migrate(database, null, tools, migrations.slice(0, version))
    const filled = fill(database, pages)
    const mended = inOne(database, () => mendReferences(database))
    migrate(database, null, tools)
    database.exec(
      `INSERT OR IGNORE INTO asset_search_dirty SELECT n FROM asset WHERE site_id <> '${elsewhereSite}'`,
    )
    const salvaged: Salvaged = {
      ...filled,
      missing: { changes: missingNumbers(database, 'change'), scans: missingNumbers(database, 'scan') },
      lost: lostRows(database).filter(({ id }) => !mended.standIns.some((standIn) => standIn.id === id)),
      ...mended,
      isLogRead,
    }
    note(database, salvaged, tools)
    const reason = damageOf(database)
    if (reason !== null) throw new Error(`what was salvaged is not sound: ${reason}`)
    database.pragma('wal_checkpoint(TRUNCATE)')
    return salvaged
  } finally {
    database.close()
    pages.close()
    rmSync(join(folder, 'source'), { recursive: true, force: true })
    syncFileAndFolder(databaseFile(folder))
  }
}

/** Brings a write-ahead log home in a copy: SQLite looks at no page to do that. Without a log the file is read as it is. */
function withLog(damaged: string, folder: string): { source: string; isLogRead: boolean } {
  if (!existsSync(`${damaged}-wal`)) return { source: damaged, isLogRead: true }
  const source = join(folder, 'source', 'copy.db')
  mkdirSync(dirname(source), { mode: 0o700 })
  for (const ending of ['', '-wal'])
    copyFileSync(damaged + ending, source + ending, constants.COPYFILE_FICLONE)
  try {
    const copy = new BetterSqlite3(source, { fileMustExist: true })
    try {
      copy.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      copy.close()
    }
    return { source, isLogRead: true }
  } catch {
    // Its header is gone, so SQLite does not know it for a database: what is in the file itself is read.
    return { source: damaged, isLogRead: false }
  }
}

function fill(
  database: Database,
  pages: Parameters<typeof readTables>[0],
): Pick<Salvaged, 'tables' | 'isListRead'> {
  const shapes = tableShapes(database).filter(({ table }) => !derived.includes(table))
  const saved = new Map(shapes.map(({ table }) => [table, { rows: 0, twice: 0 }]))
  return inOne(database, () => {
    const seeds = setSeedsAside(database, shapes)
    const insert = new Map(shapes.map((shape) => [shape.table, inserter(database, shape)]))
    const { unreadable, isListRead } = readTables(pages, shapes, ({ table }, values) => {
      const count = saved.get(table)
      const isNew = insert.get(table)?.(values) ?? false
      if (count && isNew) count.rows++
      else if (count) count.twice++
    })
    seeds.putBackWhereNothingCame()
    const tables = shapes.map(({ table }) => {
      const { rows = 0, twice = 0 } = saved.get(table) ?? {}
      const lost = unreadable.get(table) ?? { pages: 0, rows: 0 }
      return { table, rows, lostPages: lost.pages, lostRows: lost.rows + twice }
    })
    return { tables, isListRead }
  })
}

/** Works without triggers and foreign keys, which rows come too early for, in one transaction. */
function inOne<Result>(database: Database, work: () => Result): Result {
  database.pragma('foreign_keys = OFF')
  try {
    return database
      .transaction(() => {
        const triggers = database
          .prepare<[], { name: string; sql: string }>(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
          )
          .all()
        for (const { name } of triggers) database.exec(`DROP TRIGGER ${quotedName(name)}`)
        const result = work()
        for (const { sql } of triggers) database.exec(sql)
        return result
      })
      .immediate()
  } finally {
    database.pragma('foreign_keys = ON')
  }
}

/** A new database has some rows already. They stay where none came out of the damaged one. */
function setSeedsAside(database: Database, shapes: readonly TableShape[]) {
  const seeded = shapes.map((shape) => {
    const names = shape.columns.map(({ name }) => quotedName(name)).join(', ')
    const rows = database
      .prepare<[], StoredValue[]>(`SELECT ${names} FROM ${quotedName(shape.table)}`)
      .raw()
      .all()
    database.exec(`DELETE FROM ${quotedName(shape.table)}`)
    return { shape, rows }
  })
  return {
    putBackWhereNothingCame() {
      for (const { shape, rows } of seeded) {
        if (database.prepare(`SELECT 1 FROM ${quotedName(shape.table)} LIMIT 1`).get()) continue
        const insert = inserter(database, shape)
        for (const row of rows) insert(row)
      }
    },
  }
}

/**
 * Inserts rows of a table; a row that is there already stays, unless the new one was changed more often.
 * @returns a function that says whether the row was new
 */
function inserter(database: Database, { table, columns }: TableShape): (values: StoredValue[]) => boolean {
  const names = columns.map(({ name }) => quotedName(name)).join(', ')
  const places = columns.map(() => '?').join(', ')
  const insert = database.prepare(`INSERT OR IGNORE INTO ${quotedName(table)} (${names}) VALUES (${places})`)
  const id = columns.findIndex(({ name }) => name === 'id')
  const revision = columns.findIndex(({ name }) => name === 'revision')
  const isRevised = id >= 0 && revision >= 0 && table !== 'change'
  const removeOlder = isRevised
    ? database.prepare(`DELETE FROM ${quotedName(table)} WHERE id = ? AND revision < ?`)
    : null
  return (values) => {
    if (insert.run(...values).changes === 1) return true
    if (removeOlder?.run(values[id], values[revision]).changes) insert.run(...values)
    return false
  }
}

/** Its history has holes from now on, so it goes on under a name of its own; and says why in the record of change. */
function note(database: Database, { tables, standIns }: Salvaged, { newId, now }: MigrationTools): void {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const lostPages = tables.reduce((sum, table) => sum + table.lostPages, 0)
  const salvaged = { rows, lostPages, standIns: standIns.length }
  inTransaction(database, { actorId: nobody, newId, now }, newId(), { changed: () => undefined }, (tx) =>
    becomeNewReplica(tx, { restoredFrom: null, salvaged }),
  )
}
