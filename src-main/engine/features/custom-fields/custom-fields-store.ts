import { sql } from 'kysely'
import type { CustomFieldRow, CustomValueRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

type OfAsset = { assetId: string }
export type StoredCustomField = CustomFieldRow & { category: string | null }

export const everyCustomField = statement<Record<never, never>, StoredCustomField>(() =>
  build
    .selectFrom('custom_field')
    .leftJoin('category', 'category.id', 'custom_field.category_id')
    .selectAll('custom_field')
    .select('category.name as category')
    .orderBy('custom_field.name_key'),
)
export const customFieldType = statement<{ id: string }, Pick<CustomFieldRow, 'type'>>((value) =>
  build.selectFrom('custom_field').select('type').where('id', '=', value('id')),
)
export const customValuesOf = statement<OfAsset, Pick<CustomValueRow, 'field_id' | 'text'>>((value) =>
  build.selectFrom('custom_value').select(['field_id', 'text']).where('asset_id', '=', value('assetId')),
)
export const insertCustomField = statement<CustomFieldRow>((value) =>
  build.insertInto('custom_field').values({
    id: value('id'),
    site_id: value('site_id'),
    name: value('name'),
    name_key: value('name_key'),
    type: value('type'),
    unit: value('unit'),
    required: value('required'),
    pattern: value('pattern'),
    choices: value('choices'),
    minimum: value('minimum'),
    maximum: value('maximum'),
    category_id: value('category_id'),
    revision: value('revision'),
  } as never),
)
export const updateCustomField = statement<CustomFieldRow>((value) =>
  build
    .updateTable('custom_field')
    .set({
      name: value('name'),
      unit: value('unit'),
      required: value('required'),
      pattern: value('pattern'),
      choices: value('choices'),
      minimum: value('minimum'),
      maximum: value('maximum'),
      name_key: value('name_key'),
      merged_into: value('merged_into'),
      archived_at: value('archived_at'),
      category_id: value('category_id'),
      revision: value('revision'),
    } as never)
    .where('id', '=', value('id')),
)
export const mergeOn = statement<{ id: string; into: string }>((value) =>
  build
    .updateTable('custom_field')
    .set({ merged_into: value('into') } as never)
    .where('merged_into', '=', value('id')),
)
export const usesOfValue = statement<{ fieldId: string; text: string }, { uses: number }>((value) =>
  build
    .selectFrom('custom_value')
    .select(sql<number>`1`.as('uses'))
    .where('field_id', '=', value('fieldId'))
    .where('text', '=', value('text'))
    .limit(1),
)
export const assetsWithValue = statement<{ fieldId: string }, Pick<CustomValueRow, 'asset_id'>>((value) =>
  build.selectFrom('custom_value').select('asset_id').where('field_id', '=', value('fieldId')),
)
export const putCustomValue = statement<CustomValueRow>((value) =>
  build
    .insertInto('custom_value')
    .values({
      asset_id: value('asset_id'),
      field_id: value('field_id'),
      text: value('text'),
      number: value('number'),
    } as never)
    .onConflict((conflict) =>
      conflict
        .columns(['asset_id', 'field_id'])
        .doUpdateSet({ text: value('text'), number: value('number') } as never),
    ),
)
/** All of an asset. */
export const deleteEveryCustomValue = statement<OfAsset>((value) =>
  build.deleteFrom('custom_value').where('asset_id', '=', value('assetId')),
)
export const deleteCustomValue = statement<OfAsset & { fieldId: string }>((value) =>
  build
    .deleteFrom('custom_value')
    .where('asset_id', '=', value('assetId'))
    .where('field_id', '=', value('fieldId')),
)
