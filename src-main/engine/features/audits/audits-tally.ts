import type { Database } from 'better-sqlite3'
import type { CountedScan } from '../../../../src-shared/features/audits/outcome.ts'
import { AuditTally } from '../../../../src-shared/features/audits/tally.ts'
import type { Placement, Standing } from '../../../../src-shared/features/audits/verdict.ts'
import type { ScanRow } from '../../database/schema.ts'
import { countedPlaces, expectedByPlace, standingScans } from './audits-store.ts'

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

/** The tally of an audit as it is stored. */
export function loadTally(database: Database, auditId: string): AuditTally {
  const tally = new AuditTally(
    expectedByPlace.all(database, { auditId }).map(({ placeId, expected }) => [placeId, expected]),
    countedPlaces.all(database, { auditId }).map(({ placeId }) => placeId),
  )
  for (const row of standingScans.iterate(database, { auditId })) tally.add(countedScan(row))
  return tally
}

const kept = new Map<string, AuditTally>()

/**
 * The tally that the writer keeps between scans, so that a beep costs no recount. Whoever changes an audit tells it
 * after the commit (`afterCommit`), never before: a rolled-back scan must not count.
 */
export function keptTally(database: Database, auditId: string): AuditTally {
  const key = `${database.name}\u001f${auditId}`
  let tally = kept.get(key)
  if (!tally) {
    tally = loadTally(database, auditId)
    kept.set(key, tally)
  }
  return tally
}
