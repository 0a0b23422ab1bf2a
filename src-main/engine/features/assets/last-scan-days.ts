import type { Database } from 'better-sqlite3'

/** The day (UTC) of the last scan of every asset that has one; scans that were undone count for nothing. */
export function* lastScanDays(database: Database): Generator<[n: number, day: string]> {
  const days = database.prepare<[], [number, string]>(
    `SELECT asset.n, substr(max(scan.at), 1, 10) FROM scan JOIN asset ON asset.id = scan.asset_id
      WHERE NOT EXISTS (SELECT 1 FROM scan_void WHERE scan_id = scan.id) GROUP BY scan.asset_id`,
  )
  yield* days.raw().iterate()
}
