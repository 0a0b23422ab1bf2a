import type { Database } from 'better-sqlite3'
import { elsewhereSite } from '../../../../../src-shared/sync/elsewhere.ts'
import { lastScanDays } from '../last-scan-days.ts'
import { ColumnSet, type SourceRow } from './column-set.ts'
import { type ColumnName, columnSources } from './index-columns.ts'

/** How far a thread has read: the highest numbers of the rows that it knows. */
export interface Watermark {
  change: number
  asset: number
  scan: number
  scanVoid: number
  /** how far full text follows what was renamed: no change of an asset says so */
  renaming: string
  /** how many rows this laptop has let go of or got again: nothing else says so */
  letGo: number
}

export function watermarkOf(database: Database): Watermark {
  const mark = database
    .prepare(
      `SELECT (SELECT coalesce(max(n), 0) FROM change) AS change, (SELECT coalesce(max(n), 0) FROM asset) AS asset,
        (SELECT coalesce(max(n), 0) FROM scan) AS scan, (SELECT coalesce(max(n), 0) FROM scan_void) AS "scanVoid",
        (SELECT coalesce(group_concat(n || ':' || after_n), '') FROM renaming) AS renaming,
        (SELECT coalesce(max(let_go), 0) FROM enrolment) AS "letGo"`,
    )
    .get()
  return mark as Watermark
}

/** Not one that stands for an asset at another site. */
export const isHere = `asset.site_id <> '${elsewhereSite}'`

/** What `ColumnSet.put` takes of some columns, as a list of SQL expressions on `asset`. */
export const sourceOf = (names: readonly ColumnName[]) =>
  ['asset.n', ...names.map((name) => columnSources[name])].join(', ')

/** Reads some columns of every asset; to be called in a transaction, so that they are of one moment. */
export function readColumns(database: Database, names: readonly ColumnName[]): ColumnSet {
  return ([...columnsByStretch(database, names, Number.MAX_SAFE_INTEGER)].at(-1) as Stretch).columns
}

/** To get rows some at a time costs two thirds of what it costs to get them one by one. */
const numbersAtATime = 2000

/** Assets with a number above `from`, up to `to`. */
export interface Stretch {
  /** of these and of those before them */
  columns: ColumnSet
  from: number
  to: number
}

/**
 * The same, so many numbers of assets at a time, in their order; at least once.
 * @param length when assets were seen last is known with the last stretch alone
 */
export function* columnsByStretch(
  database: Database,
  names: readonly ColumnName[],
  length: number,
): Generator<Stretch> {
  const { asset } = watermarkOf(database)
  const columns = ColumnSet.empty(asset, names)
  const some = database
    .prepare(`SELECT ${sourceOf(names)} FROM asset WHERE n > ? AND n <= ? AND ${isHere}`)
    .raw()
  let from = 0
  do {
    const to = Math.min(asset, from + length)
    for (let at = from; at < to; at += numbersAtATime)
      for (const row of some.all(at, Math.min(to, at + numbersAtATime)) as SourceRow[]) columns.put(row)
    if (columns.has('lastAuditDate') && to >= asset)
      for (const [row, day] of lastScanDays(database)) columns.seen(row, day)
    yield { columns, from, to }
    from = to
  } while (from < asset)
}
