import type { Condition } from '../../../../src-shared/features/audits/capture.ts'
import { earlierScan, verdictOf } from '../../../../src-shared/features/audits/verdict.ts'
import { linked } from '../../database/scan-chain.ts'
import type { AuditRow, ScanRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assertCounting, assertNotEnded, audits } from './audits.ts'
import { noteBlindCounter } from './audits-blind.ts'
import { deviceOf } from './audits-device.ts'
import { assertAnotherCounts } from './audits-follow.ts'
import { readScan, type Scanned } from './audits-scan-reading.ts'
import { insertScan } from './audits-store.ts'
import { standOf, takeInRecorded } from './audits-tally.ts'

export interface ScanInput extends Scanned {
  /** the scan that this one takes the place of */
  replaces?: string | undefined
  condition?: Condition | undefined
  note?: string | undefined
  /** why its label could not be read */
  labelDamage?: string | undefined
}

export interface RecordedScan {
  scan: Omit<ScanRow, 'n'>
  /** assets that the code can mean */
  matchedAssetIds: string[]
  /** the scan of the same asset that it is held against, for a duplicate or what is seen twice */
  earlierScanId: string | undefined
}

/**
 * Records one scan and decides its verdict.
 * @throws COUNTING_ENDED, AUDIT_CLOSED, AUDIT_ABANDONED, CODE_BLANK, CODE_IS_PLACE, PLACE_NOT_IN_AUDIT, LOCATION_UNKNOWN, CANDIDATE_UNKNOWN, CAPTURE_REFUSED, SCAN_UNKNOWN
 */
export function recordScan(tx: Transaction, audit: AuditRow, input: ScanInput): RecordedScan {
  const { tally, state } = standOf(tx.database, audit.id)
  // What an ambiguous code is can be chosen after the counting: the choice takes the place of the scan that asked.
  const isChoice = input.assetId !== undefined && input.replaces !== undefined
  if (isChoice) assertNotEnded(audit, state)
  else assertCounting(audit, state)
  assertAnotherCounts(tx.database, audit, tx.actorId)
  const reading = readScan(tx, audit, input)
  const { place, assetId, standing, placement, provedPlaceId, matchedAssetIds } = reading
  if (input.replaces !== undefined) audits.voidScan(tx, audit, input.replaces)
  const seen = assetId === null ? [] : tally.scansOf(assetId)
  const { earlier, scan: heldAgainst } = earlierScan(
    seen.filter(({ scanId }) => scanId !== input.replaces),
    provedPlaceId,
  )
  const scan = linked(tx.database, {
    id: tx.newId(),
    site_id: audit.site_id,
    audit_id: audit.id,
    code: input.code,
    code_key: reading.codeKey,
    place_id: place?.id ?? null,
    asset_id: assetId,
    expected_place_id: reading.expectedPlaceId,
    standing,
    placement,
    verdict: verdictOf(standing, placement, earlier),
    method: input.method,
    actor_id: tx.actorId,
    at: tx.at,
    device: deviceOf(tx.database),
    condition: input.condition ?? null,
    note: input.note ?? null,
    label_damage: input.labelDamage ?? null,
  })
  const n = insertScan.insert(tx.database, scan)
  takeInRecorded(tx, { ...scan, n })
  noteBlindCounter(tx, audit)
  tx.touch('audits')
  return { scan, matchedAssetIds, earlierScanId: heldAgainst?.scanId }
}
