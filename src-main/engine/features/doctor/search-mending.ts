import type { Database } from 'better-sqlite3'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'

/** Assets that are noted at a time, in a few milliseconds. */
const notedAtATime = 2000

/** Spans of the numbers of assets, to be noted one after the other. */
export function spansOf(database: Database): [first: number, last: number][] {
  const last = database.prepare<[], number | null>('SELECT max(n) FROM asset').pluck().get() ?? 0
  const spans: [number, number][] = []
  for (let first = 1; first <= last; first += notedAtATime) spans.push([first, first + notedAtATime - 1])
  return spans
}

/**
 * Notes assets as changed: search then looks at them and not at full text, and upkeep brings them over anew.
 * @returns how many
 */
export function noteAssets(database: Database, [first, last]: readonly [number, number]): number {
  database
    .prepare(
      `INSERT OR IGNORE INTO asset_search_dirty SELECT n FROM asset
      WHERE n BETWEEN ? AND ? AND site_id <> '${elsewhereSite}'`,
    )
    .run(first, last)
  return (
    database
      .prepare<[number, number], number>('SELECT count(*) FROM asset WHERE n BETWEEN ? AND ?')
      .pluck()
      .get(first, last) ?? 0
  )
}

/** Empties full text, once every asset is noted. One that is built apart takes the place of all that is there anyway. */
export function emptyFullText(database: Database): void {
  if (database.prepare('SELECT 1 FROM arriving_register').get() !== undefined) return
  database.exec("INSERT INTO asset_text (asset_text) VALUES ('delete-all')")
}
