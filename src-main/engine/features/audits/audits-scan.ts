import { failure } from '../../../../src-shared/contract/problems.ts'
import { auditsProblems } from '../../../../src-shared/features/audits/audits-contract.ts'
import {
  type Match,
  type Placement,
  standingOf,
  verdictOf,
} from '../../../../src-shared/features/audits/verdict.ts'
import { isInService } from '../../../../src-shared/features/status-labels/status-type.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { linked } from '../../database/scan-chain.ts'
import type { AuditRow, ScanRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets } from '../assets/assets.ts'
import { locations } from '../locations/locations.ts'
import { audits, frozenPlaceOf } from './audits.ts'
import { expectedPlaceOf, insertScan } from './audits-store.ts'
import { tallyOf } from './audits-tally.ts'

export interface ScanInput {
  code: string
  /** id or path of the place; undefined: no place is stated */
  location: string | undefined
  method: string
  /** the asset that a person chose among those an ambiguous code can mean */
  assetId: string | undefined
  /** the scan that this one takes the place of */
  replaces: string | undefined
}

export interface RecordedScan {
  scan: Omit<ScanRow, 'n'>
  /** assets that the code can mean */
  matchedAssetIds: string[]
  /** the first scan of the same asset that stands, for a duplicate */
  earlierScanId: string | undefined
}

/**
 * Records one scan and decides its verdict.
 * @throws CODE_BLANK, CODE_IS_PLACE, PLACE_NOT_IN_AUDIT, LOCATION_UNKNOWN, CANDIDATE_UNKNOWN, SCAN_UNKNOWN
 */
export function recordScan(tx: Transaction, audit: AuditRow, input: ScanInput): RecordedScan {
  const code_key = identifierKey(input.code)
  if (code_key === '') throw failure(auditsProblems, 'CODE_BLANK', { code: input.code })
  const tally = tallyOf(tx.database, audit.id)
  const place = input.location === undefined ? undefined : locations.asFrozen(tx.database, input.location)
  if (input.replaces !== undefined) audits.voidScan(tx, audit, input.replaces)
  const candidates = matchesOf(tx, audit, code_key)
  if (candidates.length === 0) assertNoPlace(tx, audit, input.code)
  const matches =
    input.assetId === undefined ? candidates : candidates.filter(({ assetId }) => assetId === input.assetId)
  if (matches.length === 0 && input.assetId !== undefined)
    throw failure(auditsProblems, 'CANDIDATE_UNKNOWN', { code: input.code })

  const standing = standingOf(matches)
  const asset = standing === 'unknown' || standing === 'ambiguous' ? undefined : matches[0]
  const placement = placementOf(tx, place?.id, asset?.expectedPlaceId)
  const earlier = asset && tally.scansOf(asset.assetId).find(({ scanId }) => scanId !== input.replaces)
  const scan = linked(tx.database, {
    id: tx.newId(),
    site_id: audit.site_id,
    audit_id: audit.id,
    code: input.code,
    code_key,
    place_id: place?.id ?? null,
    asset_id: asset?.assetId ?? null,
    expected_place_id: asset?.expectedPlaceId ?? null,
    standing,
    placement,
    verdict: verdictOf(standing, placement, earlier !== undefined),
    method: input.method,
    actor_id: tx.actorId,
    at: tx.at,
  })
  insertScan.run(tx.database, scan)
  tx.touch('audits')
  return { scan, matchedAssetIds: matches.map(({ assetId }) => assetId), earlierScanId: earlier?.scanId }
}

/** The barcode of a place says where the next scans are; it is no scan of an asset itself. */
function assertNoPlace(tx: Transaction, audit: AuditRow, code: string): void {
  const place = locations.byBarcode(tx.database, code)
  if (!place) return
  const frozen = frozenPlaceOf(tx.database, audit, place)
  if (!frozen) throw failure(auditsProblems, 'PLACE_NOT_IN_AUDIT', { place: place.path, scope: audit.scope })
  throw failure(auditsProblems, 'CODE_IS_PLACE', { code, locationId: frozen.placeId, place: frozen.path })
}

function matchesOf(tx: Transaction, audit: AuditRow, codeKey: string): Match[] {
  return assets.matching(tx.database, codeKey).map(({ id, status_type }) => ({
    assetId: id,
    inService: isInService(status_type),
    expectedPlaceId: expectedPlaceOf.get(tx.database, { auditId: audit.id, assetId: id })?.placeId,
  }))
}

function placementOf(
  tx: Transaction,
  placeId: string | undefined,
  expectedPlaceId: string | undefined,
): Placement {
  if (placeId === undefined || expectedPlaceId === undefined) return 'unplaced'
  return locations.isWithin(tx.database, placeId, expectedPlaceId) ? 'atExpectedPlace' : 'elsewhere'
}
