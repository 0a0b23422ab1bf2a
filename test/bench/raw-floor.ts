import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'

/** The least that a scan can cost: find an asset by its tag and write one row durably, and nothing else. */
export interface RawFloor {
  /** Milliseconds of one lookup and one durable insert, in one transaction. */
  scan: (code: string) => number
  close: () => void
}

const pragmas = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'cache_size = -65536']

/**
 * Raw better-sqlite3 with the engine's pragmas over a copy of its asset table of the same size, in a file of its own.
 * The rows it writes have the columns and the length of the engine's scans, in a table that has no index to keep.
 */
export function openRawFloor(dataFolder: string, folder: string): RawFloor {
  const file = join(folder, 'floor.db')
  rmSync(file, { force: true })
  const database = new BetterSqlite3(file)
  for (const pragma of pragmas) database.pragma(pragma)
  copyAssets(database, dataFolder)

  const lookup = database.prepare('SELECT * FROM asset WHERE tag_key = ?')
  const insert = database.prepare(
    'INSERT INTO scan VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const transact = database.transaction((code: string) => {
    const asset = lookup.get(code) as { id: string; site_id: string; location_id: string | null } | undefined
    insert.run(...rowOf(code, asset))
  })
  return {
    scan: (code) => {
      const started = performance.now()
      transact.immediate(code)
      return performance.now() - started
    },
    close: () => database.close(),
  }
}

function copyAssets(database: Database, dataFolder: string): void {
  database.exec(`
    ATTACH '${join(dataFolder, 'assetwalk.db').replaceAll("'", "''")}' AS source;
    CREATE TABLE asset AS SELECT * FROM source.asset;
    DETACH source;
    CREATE INDEX asset_tag ON asset (tag_key);
    CREATE TABLE scan (
      n INTEGER PRIMARY KEY, id TEXT, site_id TEXT, audit_id TEXT, code TEXT, code_key TEXT, place_id TEXT,
      asset_id TEXT, expected_place_id TEXT, standing TEXT, placement TEXT, verdict TEXT, method TEXT, actor_id TEXT,
      at TEXT, previous_hash TEXT, hash TEXT
    ) STRICT;
  `)
  database.pragma('wal_checkpoint(TRUNCATE)')
}

const uuid = randomUUID()
const hash = '0123456789abcdef'.repeat(4)

function rowOf(
  code: string,
  asset: { id: string; site_id: string; location_id: string | null } | undefined,
): (string | null)[] {
  const place = asset?.location_id ?? null
  const [id, site, now] = [randomUUID(), asset?.site_id ?? uuid, new Date().toISOString()]
  return [
    ...[id, site, uuid, code, code, place, asset?.id ?? null, place],
    ...['expected', 'atExpectedPlace', 'found', 'scanner', uuid, now, hash, hash],
  ]
}
