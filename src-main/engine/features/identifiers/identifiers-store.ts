import type { IdentifierRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

type OfAsset = { assetId: string }

export const identifiersOf = statement<OfAsset, IdentifierRow>((value) =>
  build.selectFrom('identifier').selectAll().where('asset_id', '=', value('assetId')),
)
export const identifierHolder = statement<{ key: string } & OfAsset, { assetTag: string }>((value) =>
  build
    .selectFrom('identifier')
    .innerJoin('asset', 'asset.id', 'identifier.asset_id')
    .select('asset.asset_tag as assetTag')
    .where('code_key', '=', value('key'))
    .where('asset_id', '<>', value('assetId'))
    .limit(1),
)
export const tagHolder = statement<{ key: string } & OfAsset, { assetTag: string }>((value) =>
  build
    .selectFrom('asset')
    .select('asset_tag as assetTag')
    .where('tag_key', '=', value('key'))
    .where('id', '<>', value('assetId'))
    .limit(1),
)
export const insertIdentifier = statement<IdentifierRow>((value) =>
  build.insertInto('identifier').values({
    asset_id: value('asset_id'),
    kind: value('kind'),
    code: value('code'),
    code_key: value('code_key'),
  } as never),
)
/** All of an asset. */
export const deleteEveryIdentifier = statement<OfAsset>((value) =>
  build.deleteFrom('identifier').where('asset_id', '=', value('assetId')),
)
export const deleteIdentifiers = statement<OfAsset & { kind: string }>((value) =>
  build
    .deleteFrom('identifier')
    .where('asset_id', '=', value('assetId'))
    .where('kind', '=', value('kind') as never),
)
