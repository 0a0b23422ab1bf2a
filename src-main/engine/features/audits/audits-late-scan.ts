import { failure } from '../../../../src-shared/contract/problems.ts'
import type { LateAnswer } from '../../../../src-shared/features/audits/amendment-contract.ts'
import { amendmentProblems } from '../../../../src-shared/features/audits/amendment-problems-contract.ts'
import { earlierScan, verdictOf } from '../../../../src-shared/features/audits/verdict.ts'
import type { AuditRow, LateScanRow, ScanRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets } from '../assets/assets.ts'
import { deviceOf } from './audits-device.ts'
import { insertLateScan } from './audits-late-store.ts'
import { pathOfPlace } from './audits-query.ts'
import { readScan, type Scanned } from './audits-scan-reading.ts'
import { tallyOf } from './audits-tally.ts'

export interface LateScanInput extends Omit<Scanned, 'assetId'> {
  /** what its people call the device */
  device: string
  /** by the clock of the device */
  scannedAt: string
}

/**
 * Keeps a scan that a device made before it learned that the audit is closed. The outcome at the close stays as it is.
 * @throws DEVICE_KNOWS, SCAN_TIME_IMPOSSIBLE, CODE_BLANK, CODE_IS_PLACE, PLACE_NOT_IN_AUDIT, LOCATION_UNKNOWN, CAPTURE_REFUSED
 */
export function recordLateScan(tx: Transaction, audit: AuditRow, input: LateScanInput): LateAnswer {
  const { code, device, scannedAt } = input
  if (device === deviceOf(tx.database))
    throw failure(amendmentProblems, 'DEVICE_KNOWS', { auditId: audit.id, name: audit.name })
  if (scannedAt < audit.started_at || scannedAt > tx.at)
    throw failure(amendmentProblems, 'SCAN_TIME_IMPOSSIBLE', { at: scannedAt })
  const reading = readScan(tx, audit, input)
  const { assetId, place, standing, placement } = reading
  const seen = assetId === null ? [] : tallyOf(tx.database, audit.id).scansOf(assetId)
  const { earlier } = earlierScan(seen, reading.provedPlaceId)
  const row = {
    id: tx.newId(),
    site_id: audit.site_id,
    audit_id: audit.id,
    code,
    code_key: reading.codeKey,
    place_id: place?.id ?? null,
    asset_id: assetId,
    expected_place_id: reading.expectedPlaceId,
    standing,
    placement,
    method: input.method,
    device,
    scanned_at: scannedAt,
    actor_id: tx.actorId,
    at: tx.at,
  }
  const isNew = insertLateScan.run(tx.database, row) > 0
  if (isNew) {
    const { id, site_id, ...recorded } = row
    tx.record('lateScan', { id, siteId: site_id, revision: 1 }, {}, recorded)
    tx.touch('audits')
  }
  return {
    code,
    assetTag: assetId === null ? null : assets.get(tx.database, assetId).assetTag,
    verdict: verdictOf(standing, placement, earlier),
    place: pathOfPlace(tx.database, row.place_id),
    scannedAt,
    known: !isNew,
  }
}

/** One that was handed in, or that a device made before it learned of the close. */
export type LateScan = Omit<LateScanRow, 'n'>

/** A late scan as the outcome takes it in: seen when its device says. */
export function asScan(late: LateScan): ScanRow {
  return {
    ...late,
    n: 0,
    at: late.scanned_at,
    verdict: '',
    previous_hash: '',
    hash: '',
    condition: null,
    note: null,
    label_damage: null,
  }
}
