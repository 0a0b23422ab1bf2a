import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { OutcomeItem } from '../../../../src-shared/features/audits/audits-contract.ts'
import { type AssetOutcome, outcomeOfAsset } from '../../../../src-shared/features/audits/outcome.ts'
import type { ReportSection } from '../../../../src-shared/features/audits/report.ts'
import type { ScanRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'
import { description, nameOfPerson, pathOfPlace } from './audits-query.ts'
import { standingScans } from './audits-store.ts'
import { countedScan } from './audits-tally.ts'

type UnseenArgs = { auditId: string; counted: 0 | 1; limit: number; offset: number }
type AssetLine = Pick<OutcomeItem, 'assetTag' | 'serialNumber' | 'description'>

const isCounted = sql<
  0 | 1
>`coalesce((SELECT counted FROM audit_place_mark AS mark WHERE mark.audit_id = audit_expected.audit_id
  AND mark.place_id = audit_expected.place_id ORDER BY mark.n DESC LIMIT 1), 0)`
const isSeen = sql<boolean>`EXISTS (SELECT 1 FROM scan WHERE scan.audit_id = audit_expected.audit_id AND scan.asset_id = audit_expected.asset_id
  AND NOT EXISTS (SELECT 1 FROM scan_void WHERE scan_void.scan_id = scan.id))`

const unseen = statement<UnseenArgs, AssetLine & { assetId: string; expectedPlace: string }>((value) =>
  build
    .selectFrom('audit_expected')
    .innerJoin('asset', 'asset.id', 'audit_expected.asset_id')
    .innerJoin('audit_place', (join) =>
      join
        .onRef('audit_place.audit_id', '=', 'audit_expected.audit_id')
        .onRef('audit_place.place_id', '=', 'audit_expected.place_id'),
    )
    .select([
      'asset.id as assetId',
      'asset.asset_tag as assetTag',
      'asset.serial_number as serialNumber',
      description.as('description'),
      'audit_place.path as expectedPlace',
    ])
    .where('audit_expected.audit_id', '=', value('auditId'))
    .where(sql<boolean>`${isCounted} = ${value('counted')}`)
    .where(sql<boolean>`NOT ${isSeen}`)
    .orderBy('audit_place.path_key')
    .orderBy('asset.tag_key')
    .limit(value('limit'))
    .offset(value('offset')),
)
const assetLine = statement<{ id: string }, AssetLine>((value) =>
  build
    .selectFrom('asset')
    .select([
      'asset.asset_tag as assetTag',
      'asset.serial_number as serialNumber',
      description.as('description'),
    ])
    .where('asset.id', '=', value('id')),
)

/** One section of what an audit found so far. */
export function outcomeItems(
  database: Database,
  auditId: string,
  section: ReportSection,
  page: { limit: number; offset: number },
): OutcomeItem[] {
  if (section === 'missing' || section === 'notCounted') {
    const counted = section === 'missing' ? 1 : 0
    return unseen
      .all(database, { auditId, counted, ...page })
      .map((row) => ({ ...row, seenPlace: null, seenAt: null, seenBy: null, code: null }))
  }
  const shown =
    section === 'unknown' || section === 'ambiguous'
      ? scansOfCodes(database, auditId, section)
      : scansOfAssets(database, auditId, section)
  return shown.slice(page.offset, page.offset + page.limit).map((scan) => itemOf(database, scan))
}

/** Of each asset with this outcome the newest scan that shows it, in order of code. */
function scansOfAssets(database: Database, auditId: string, outcome: AssetOutcome): ScanRow[] {
  const byAsset = Map.groupBy(standingScans.all(database, { auditId }), ({ asset_id }) => asset_id)
  byAsset.delete(null)
  return inOrder(
    [...byAsset.values()]
      .filter((scans) => outcomeOfAsset(scans.map(countedScan)) === outcome)
      .map((scans) => telling(scans, outcome)),
  )
}

function telling(scans: ScanRow[], outcome: AssetOutcome): ScanRow {
  const atPlace = scans.filter(({ placement }) => placement === 'atExpectedPlace')
  return newest(outcome === 'found' && atPlace.length > 0 ? atPlace : scans)
}

function scansOfCodes(database: Database, auditId: string, standing: 'unknown' | 'ambiguous'): ScanRow[] {
  const scans = standingScans.all(database, { auditId }).filter((scan) => scan.standing === standing)
  return inOrder([...Map.groupBy(scans, ({ code_key }) => code_key).values()].map(newest))
}

function newest(scans: ScanRow[]): ScanRow {
  return scans.reduce((one, other) => (`${other.at}${other.id}` > `${one.at}${one.id}` ? other : one))
}

const inOrder = (scans: ScanRow[]) => scans.sort((one, other) => (one.code_key < other.code_key ? -1 : 1))

function itemOf(database: Database, scan: ScanRow): OutcomeItem {
  const path = (id: string | null) => pathOfPlace(database, id)
  const asset = scan.asset_id === null ? undefined : assetLine.get(database, { id: scan.asset_id })
  return {
    assetId: scan.asset_id,
    assetTag: asset?.assetTag ?? null,
    serialNumber: asset?.serialNumber ?? null,
    description: asset?.description ?? null,
    expectedPlace: path(scan.expected_place_id),
    seenPlace: path(scan.place_id),
    seenAt: scan.at,
    seenBy: nameOfPerson(database, scan.actor_id),
    code: scan.code,
  }
}
