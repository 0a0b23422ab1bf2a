import type { DesignKind } from '../../../../src-shared/features/labels/designs/design.ts'
import type { LabelDesignRow, LabelSettingRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

export const labelDesignsOfKind = statement<{ kind: DesignKind }, LabelDesignRow>((value) =>
  build
    .selectFrom('label_design')
    .selectAll()
    .where('kind', '=', value('kind'))
    .orderBy('name_key')
    .orderBy('id'),
)
export const labelDesignById = statement<{ id: string }, LabelDesignRow>((value) =>
  build.selectFrom('label_design').selectAll().where('id', '=', value('id')),
)
export const labelDesignNamed = statement<{ kind: DesignKind; key: string }, LabelDesignRow>((value) =>
  build
    .selectFrom('label_design')
    .selectAll()
    .where('kind', '=', value('kind'))
    .where('name_key', '=', value('key'))
    .where('archived_at', 'is', null)
    .orderBy('id'),
)
export const insertLabelDesign = statement<LabelDesignRow>((value) =>
  build.insertInto('label_design').values({
    id: value('id'),
    site_id: value('site_id'),
    kind: value('kind'),
    name: value('name'),
    name_key: value('name_key'),
    value: value('value'),
    archived_at: value('archived_at'),
    revision: value('revision'),
  } as never),
)
export const updateLabelDesign = statement<LabelDesignRow>((value) =>
  build
    .updateTable('label_design')
    .set({
      name: value('name'),
      name_key: value('name_key'),
      value: value('value'),
      archived_at: value('archived_at'),
      revision: value('revision'),
    } as never)
    .where('id', '=', value('id')),
)
export const labelSettingRow = statement<Record<never, never>, LabelSettingRow>(() =>
  build.selectFrom('label_setting').selectAll(),
)
export const replaceLabelSetting = statement<LabelSettingRow>((value) =>
  build.replaceInto('label_setting').values({
    only_one: value('only_one'),
    value: value('value'),
    logo_name: value('logo_name'),
    logo_sha256: value('logo_sha256'),
    revision: value('revision'),
  } as never),
)
