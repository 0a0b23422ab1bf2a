import { failure } from '../../../../src-shared/contract/problems.ts'
import { auditsProblems } from '../../../../src-shared/features/audits/audits-problems-contract.ts'
import { type CaptureMethod, proofOf } from '../../../../src-shared/features/audits/capture.ts'
import {
  type Match,
  type Placement,
  type Standing,
  standingOf,
} from '../../../../src-shared/features/audits/verdict.ts'
import { isInService } from '../../../../src-shared/features/status-labels/status-type.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { LocationRow } from '../../database/schema.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets } from '../assets/assets.ts'
import { locations } from '../locations/locations.ts'
import { frozenPlaceOf } from './audits.ts'
import { capturesOf } from './audits-captures.ts'
import { expectedPlaceOf } from './audits-freeze-store.ts'

/** What is scanned: a code, how, and where. */
export interface Scanned {
  code: string
  /** id or path of the place; undefined: no place is stated */
  location?: string | undefined
  method: CaptureMethod
  /** the asset that a person chose among those an ambiguous code can mean */
  assetId?: string | undefined
}

/** What a scan says when it is held against the register and the list of its audit. */
export interface ScanReading {
  codeKey: string
  place: LocationRow | undefined
  /** the place, where the capture proves it */
  provedPlaceId: string | null
  matchedAssetIds: string[]
  /** null unless the code means one asset */
  assetId: string | null
  expectedPlaceId: string | null
  standing: Standing
  placement: Placement
}

/**
 * Reads a scan as its audit understands it; nothing is recorded.
 * @throws CODE_BLANK, CODE_IS_PLACE, PLACE_NOT_IN_AUDIT, LOCATION_UNKNOWN, CANDIDATE_UNKNOWN, CAPTURE_REFUSED
 */
export function readScan(
  tx: Transaction,
  audit: AuditRow,
  { code, location, method, assetId }: Scanned,
): ScanReading {
  const codeKey = identifierKey(code)
  if (codeKey === '') throw failure(auditsProblems, 'CODE_BLANK', { code })
  const proof = proofOf(capturesOf(audit), method)
  if (proof === 'nothing') throw failure(auditsProblems, 'CAPTURE_REFUSED', { method })
  const place = placeOf(tx, location)
  const candidates = matchesOf(tx, audit, codeKey)
  if (candidates.length === 0) assertNoPlace(tx, audit, code)
  const matches =
    assetId === undefined ? candidates : candidates.filter((candidate) => candidate.assetId === assetId)
  if (matches.length === 0 && assetId !== undefined)
    throw failure(auditsProblems, 'CANDIDATE_UNKNOWN', { code })

  const standing = standingOf(matches)
  const asset = standing === 'unknown' || standing === 'ambiguous' ? undefined : matches[0]
  const provedPlaceId = place && proof === 'place' ? place.id : null
  return {
    codeKey,
    place,
    provedPlaceId,
    matchedAssetIds: matches.map((match) => match.assetId),
    assetId: asset?.assetId ?? null,
    expectedPlaceId: asset?.expectedPlaceId ?? null,
    standing,
    placement: placementOf(tx, provedPlaceId, asset?.expectedPlaceId),
  }
}

/** Where a scan stands: of a place that was merged meanwhile, in what it goes on as, so that both are one place. */
function placeOf(tx: Transaction, location: string | undefined): LocationRow | undefined {
  if (location === undefined) return undefined
  const place = locations.asFrozen(tx.database, location)
  return place.merged_into === null ? place : locations.byId(tx.database, place.id)
}

/** The barcode of a place says where the next scans are; it is no scan of an asset itself. */
function assertNoPlace(tx: Transaction, audit: AuditRow, code: string): void {
  const place = locations.byBarcode(tx.database, code)
  if (!place) return
  const frozen = frozenPlaceOf(tx.database, audit, place)
  if (!frozen && audit.scope_kind === 'location')
    throw failure(auditsProblems, 'PLACE_NOT_IN_AUDIT', { place: place.path, scope: audit.scope })
  const { placeId, path } = frozen ?? { placeId: place.id, path: place.path }
  throw failure(auditsProblems, 'CODE_IS_PLACE', { code, locationId: placeId, place: path })
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
  placeId: string | null,
  expectedPlaceId: string | null | undefined,
): Placement {
  if (placeId === null || expectedPlaceId === undefined || expectedPlaceId === null) return 'unplaced'
  return locations.isWithin(tx.database, placeId, expectedPlaceId) ? 'atExpectedPlace' : 'elsewhere'
}
