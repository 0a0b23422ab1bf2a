import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { type ExpectedPart, noParts, type Parts } from '../../../../src-shared/features/audits/accuracy.ts'
import { outcomeOfAsset } from '../../../../src-shared/features/audits/outcome.ts'
import { type AuditTally, noPlace } from '../../../../src-shared/features/audits/tally.ts'
import { build, statement } from '../../database/statement.ts'

interface ExpectedRow {
  assetId: string
  placeId: string | null
  isAway: 0 | 1
  assetTag: string
  serialNumber: string | null
  cost: string | null
  currency: string | null
  fixedAssetNumber: string | null
  hasOwner: 0 | 1
  hasCustodian: 0 | 1
}

/** An asset that an audit expects, as the register has it now, and what became of it. */
export interface ExpectedLine extends Omit<ExpectedRow, 'isAway' | 'hasOwner' | 'hasCustodian'> {
  part: ExpectedPart
  hasOwner: boolean
  hasCustodian: boolean
}

const expectedRows = statement<{ auditId: string }, ExpectedRow>((value) =>
  build
    .selectFrom('audit_expected')
    .innerJoin('asset', 'asset.id', 'audit_expected.asset_id')
    .select([
      'audit_expected.asset_id as assetId',
      'audit_expected.place_id as placeId',
      sql<0 | 1>`audit_expected.away IS NOT NULL`.as('isAway'),
      'asset.asset_tag as assetTag',
      'asset.serial_number as serialNumber',
      'asset.purchase_cost as cost',
      'asset.currency',
      'asset.fixed_asset_number as fixedAssetNumber',
      sql<0 | 1>`asset.owner_id IS NOT NULL`.as('hasOwner'),
      sql<0 | 1>`coalesce(asset.checked_out_kind, '') = 'person'`.as('hasCustodian'),
    ])
    .where('audit_expected.audit_id', '=', value('auditId'))
    .orderBy('audit_expected.asset_id'),
)

/** Every asset that an audit expects, and what became of it as far as its scans say. */
export function expectedLines(database: Database, auditId: string, tally: AuditTally): ExpectedLine[] {
  return expectedRows.all(database, { auditId }).map(({ isAway, hasOwner, hasCustodian, ...row }) => ({
    ...row,
    hasOwner: hasOwner === 1,
    hasCustodian: hasCustodian === 1,
    part: partOf(tally, row.assetId, row.placeId ?? noPlace, isAway === 1),
  }))
}

/** What became of what each place was expected to hold, by its id. */
export function partsByPlace(lines: readonly ExpectedLine[]): (placeId: string) => Parts {
  const places = new Map<string, Parts>()
  for (const { placeId, part } of lines) {
    const parts = places.get(placeId ?? noPlace) ?? noParts()
    places.set(placeId ?? noPlace, parts)
    parts[part]++
  }
  return (placeId) => places.get(placeId) ?? noParts()
}

function partOf(tally: AuditTally, assetId: string, placeId: string, isAway: boolean): ExpectedPart {
  if (tally.hasSeen(assetId))
    return outcomeOfAsset(tally.scansOf(assetId)) === 'misplaced' ? 'misplaced' : 'found'
  if (!tally.isCounted(placeId)) return 'notCounted'
  return isAway ? 'away' : 'missing'
}
