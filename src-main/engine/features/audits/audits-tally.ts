import type { Database } from 'better-sqlite3'
import type { CountedScan } from '../../../../src-shared/features/audits/outcome.ts'
import { AuditTally } from '../../../../src-shared/features/audits/tally.ts'
import type { Placement, Standing } from '../../../../src-shared/features/audits/verdict.ts'
import type { ScanRow } from '../../database/schema.ts'
import {
  expectedByPlace,
  marksAfter,
  type NewestFacts,
  newestFacts,
  scansAfter,
  voidsAfter,
} from './audits-store.ts'

interface Kept {
  tally: AuditTally
  /** the last facts that are in it */
  lastScan: number
  lastVoid: number
  lastMark: number
}

const kept = new WeakMap<Database, Map<string, Kept>>()

/**
 * The tally of an audit. It is kept between calls, and only the facts that came since are read: a beep costs no recount.
 * In a write transaction it is asked for before anything of the audit is written; a fact that is rolled back must not
 * get into it.
 */
export function tallyOf(database: Database, auditId: string): AuditTally {
  const ofDatabase = kept.get(database) ?? new Map<string, Kept>()
  kept.set(database, ofDatabase)
  const one = ofDatabase.get(auditId) ?? empty(database, auditId)
  ofDatabase.set(auditId, one)
  const newest = newestFacts.get(database, {})
  if (newest) takeIn(database, auditId, one, newest)
  return one.tally
}

/**
 * Reads what came since, and nothing of what did not: between two beeps that is one row. Only facts up to the newest
 * are taken, so that the scan of every void is among them, whatever is written meanwhile.
 */
function takeIn(database: Database, auditId: string, one: Kept, newest: NewestFacts): void {
  if (newest.scan > one.lastScan)
    for (const row of scansAfter.all(database, { auditId, n: one.lastScan }))
      if (row.n <= newest.scan) one.tally.add(countedScan(row))
  if (newest.void > one.lastVoid)
    for (const { n, scanId } of voidsAfter.all(database, { auditId, n: one.lastVoid }))
      if (n <= newest.void) one.tally.void(scanId)
  if (newest.mark > one.lastMark)
    for (const { n, placeId, counted } of marksAfter.all(database, { auditId, n: one.lastMark }))
      if (n <= newest.mark) one.tally.markPlace(placeId, counted === 1)
  one.lastScan = newest.scan
  one.lastVoid = newest.void
  one.lastMark = newest.mark
}

function empty(database: Database, auditId: string): Kept {
  const expected = expectedByPlace.all(database, { auditId })
  const tally = new AuditTally(
    expected.map(({ placeId, expected }) => [placeId, expected]),
    [],
  )
  return { tally, lastScan: 0, lastVoid: 0, lastMark: 0 }
}

/** A stored scan as far as the outcome depends on it. */
export function countedScan(
  row: Pick<ScanRow, 'id' | 'asset_id' | 'code_key' | 'standing' | 'placement' | 'expected_place_id'>,
): CountedScan {
  return {
    scanId: row.id,
    assetId: row.asset_id,
    codeKey: row.code_key,
    standing: row.standing as Standing,
    placement: row.placement as Placement,
    expectedPlaceId: row.expected_place_id,
  }
}
