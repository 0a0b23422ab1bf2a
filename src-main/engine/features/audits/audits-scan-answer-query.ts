import type { Database } from 'better-sqlite3'
import type { ScanAnswer } from '../../../../src-shared/features/audits/audits-contract.ts'
import type { VerdictKind } from '../../../../src-shared/features/audits/verdict.ts'
import { build, statement } from '../../database/statement.ts'
import { description, nameOfPerson, pathOfPlace } from './audits-query.ts'
import type { RecordedScan } from './audits-scan.ts'
import { scanById } from './audits-store.ts'

type Candidate = ScanAnswer['candidates'][number]

const candidate = statement<{ id: string }, Candidate>((value) =>
  build
    .selectFrom('asset')
    .leftJoin('location', 'location.id', 'asset.location_id')
    .select([
      'asset.id as assetId',
      'asset.asset_tag as assetTag',
      'asset.serial_number as serialNumber',
      description.as('description'),
      'location.path as location',
    ])
    .where('asset.id', '=', value('id')),
)

const byTag = (one: Candidate, other: Candidate) => (one.assetTag < other.assetTag ? -1 : 1)

/** What the person is told of a scan that was just recorded. */
export function scanAnswer(
  database: Database,
  { scan, matchedAssetIds, earlierScanId }: RecordedScan,
): ScanAnswer {
  const path = (id: string | null) => pathOfPlace(database, id)
  const matched = matchedAssetIds
    .flatMap((id) => candidate.get(database, { id }) ?? [])
    .sort((one, other) => (one.assetTag < other.assetTag ? -1 : 1))
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
    candidates: scan.verdict === 'ambiguous' ? matched.sort(byTag) : [],
    earlier: earlier
      ? {
          place: path(earlier.place_id),
          at: earlier.at,
          by: nameOfPerson(database, earlier.actor_id),
        }
      : null,
  }
}
