import type { Database } from 'better-sqlite3'
import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import { chainStart, linkHash } from './change-record.ts'
import type { ScanRow } from './schema.ts'
import { build, statement } from './statement.ts'

const lastHash = statement<Record<never, never>, { hash: string }>(() =>
  build.selectFrom('scan').select('hash').orderBy('n', 'desc').limit(1),
)
const everyScan = statement<Record<never, never>, ScanRow>(() =>
  build.selectFrom('scan').selectAll().orderBy('n'),
)

const contentOf = ({ n: _, hash: __, previous_hash: ___, ...content }: ScanRow): JsonValue => content

/** Links a scan to the one before it: its hash covers everything that was recorded of it. */
export function linked(
  database: Database,
  scan: Omit<ScanRow, 'n' | 'hash' | 'previous_hash'>,
): Omit<ScanRow, 'n'> {
  const previous_hash = lastHash.get(database, {})?.hash ?? chainStart
  return { ...scan, previous_hash, hash: linkHash(previous_hash, { ...scan }) }
}

/** Recomputes the chain of all scans. Answers how many there are and the first that does not fit, if any. */
export function verifyScans(database: Database): { count: number; brokenAt: number | null } {
  let previous = chainStart
  let count = 0
  for (const row of everyScan.iterate(database, {})) {
    if (
      row.n !== count + 1 ||
      row.previous_hash !== previous ||
      row.hash !== linkHash(previous, contentOf(row))
    ) {
      return { count, brokenAt: row.n }
    }
    previous = row.hash
    count++
  }
  return { count, brokenAt: null }
}
