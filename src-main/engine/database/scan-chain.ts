import type { Database } from 'better-sqlite3'
import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import { chainStart, linkHash, type VerifiedChain, verifyChain } from './change-record.ts'
import type { ScanRow } from './schema-audits.ts'
import { build, statement } from './statement.ts'

const lastHash = statement<Record<never, never>, { hash: string }>(() =>
  build.selectFrom('scan').select('hash').orderBy('n', 'desc').limit(1),
)
const everyScan = statement<Record<never, never>, ScanRow>(() =>
  build.selectFrom('scan').selectAll().orderBy('n'),
)

/** What was not recorded of a scan is not hashed either: the links of before it could be stay as they are. */
const contentOf = ({
  device,
  condition,
  note,
  label_damage,
  ...recorded
}: Omit<ScanRow, 'n' | 'hash' | 'previous_hash'>): JsonValue => ({
  ...recorded,
  ...(device !== null && { device }),
  ...(condition !== null && { condition }),
  ...(note !== null && { note }),
  ...(label_damage !== null && { label_damage }),
})

/** Links a scan to the one before it: its hash covers everything that was recorded of it. */
export function linked(
  database: Database,
  scan: Omit<ScanRow, 'n' | 'hash' | 'previous_hash'>,
): Omit<ScanRow, 'n'> {
  const previous_hash = lastHash.get(database, {})?.hash ?? chainStart
  return { ...scan, previous_hash, hash: linkHash(previous_hash, contentOf(scan)) }
}

const contentOfLink = ({ n: _, hash: __, previous_hash: ___, ...scan }: ScanRow): JsonValue => contentOf(scan)

/** Recomputes the chain of all scans. */
export function verifyScans(database: Database, mayGoOn: () => boolean = () => true): VerifiedChain {
  return verifyChain(everyScan.iterate(database, {}), contentOfLink, mayGoOn)
}
