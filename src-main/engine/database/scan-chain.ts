import type { Database } from 'better-sqlite3'
import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import { chainStart, linkHash, type VerifiedChain, verifyChain } from './change-record.ts'
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

/** Recomputes the chain of all scans. */
export function verifyScans(database: Database, mayGoOn: () => boolean = () => true): VerifiedChain {
  return verifyChain(everyScan.iterate(database, {}), contentOf, mayGoOn)
}
