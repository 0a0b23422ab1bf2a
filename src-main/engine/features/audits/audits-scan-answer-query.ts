import type { Database } from 'better-sqlite3'
import type { ScanAnswer } from '../../../../src-shared/features/audits/audits-message.ts'
import type { VerdictKind } from '../../../../src-shared/features/audits/verdict.ts'
import { candidatesOf, nameOfPerson, pathOfPlace, untold } from './audits-query.ts'
import type { RecordedScan } from './audits-scan.ts'
import { scanById } from './audits-store.ts'

/** What a blind audit tells of it: that it was recorded, and where. */
export function recordedAnswer(database: Database, { scan }: RecordedScan): ScanAnswer {
  return {
    scanId: scan.id,
    code: scan.code,
    verdict: 'recorded',
    ...untold,
    place: pathOfPlace(database, scan.place_id),
    at: scan.at,
    earlier: null,
  }
}

/** What the person is told of a scan that was just recorded. */
export function scanAnswer(
  database: Database,
  { scan, matchedAssetIds, earlierScanId }: RecordedScan,
): ScanAnswer {
  const path = (id: string | null) => pathOfPlace(database, id)
  const matched = candidatesOf(database, matchedAssetIds)
  const asset = scan.asset_id === null ? undefined : matched.find(({ assetId }) => assetId === scan.asset_id)
  const earlier = earlierScanId === undefined ? undefined : scanById.get(database, { id: earlierScanId })
  return {
    scanId: scan.id,
    code: scan.code,
    verdict: scan.verdict as VerdictKind,
    assetId: scan.asset_id,
    assetTag: asset?.assetTag ?? null,
    serialNumber: asset?.serialNumber ?? null,
    description: asset?.description ?? null,
    place: path(scan.place_id),
    expectedPlace: path(scan.expected_place_id),
    at: scan.at,
    candidates: scan.verdict === 'ambiguous' ? matched : [],
    earlier: earlier
      ? {
          place: path(earlier.place_id),
          at: earlier.at,
          by: nameOfPerson(database, earlier.actor_id),
        }
      : null,
  }
}
