import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { AssetPart } from '../../../../src-shared/features/assets/assets-contract.ts'
import {
  type StatusType,
  shownStatusType,
} from '../../../../src-shared/features/status-labels/status-type.ts'
import { build, statement } from '../../database/statement.ts'

type Row = Omit<AssetPart, 'statusType'> & { type: StatusType; isOut: 0 | 1 }

const partsOf = statement<{ assetId: string; limit: number }, Row>((value) =>
  build
    .selectFrom('asset')
    .innerJoin('status_label', 'status_label.id', 'asset.status_id')
    .leftJoin('model', 'model.id', 'asset.model_id')
    .select([
      'asset.id',
      'asset.asset_tag as assetTag',
      'asset.name',
      'model.name as model',
      'status_label.name as status',
      'status_label.type',
      sql<0 | 1>`asset.checked_out_id IS NOT NULL`.as('isOut'),
      sql<number>`(SELECT count(*) FROM asset AS inner_part WHERE inner_part.parent_id = asset.id)`.as(
        'parts',
      ),
    ])
    .where('asset.parent_id', '=', value('assetId'))
    .where('asset.parent_id', 'is not', null)
    .orderBy('asset.tag_key')
    .limit(value('limit')),
)
const partCount = statement<{ assetId: string }, { total: number }>((value) =>
  build
    .selectFrom('asset')
    .select(sql<number>`count(*)`.as('total'))
    .where('parent_id', '=', value('assetId'))
    .where('parent_id', 'is not', null),
)

/** The assets that are a part of an asset, in order of asset tag, up to a limit, and how many there are. */
export function assetParts(
  database: Database,
  assetId: string,
  limit: number,
): { total: number; parts: AssetPart[] } {
  const parts = partsOf
    .all(database, { assetId, limit })
    .map(({ type, isOut, ...part }) => ({ ...part, statusType: shownStatusType(type, isOut === 1) }))
  return { total: partCount.get(database, { assetId })?.total ?? 0, parts }
}
