import type { ModelRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

export const modelByKey = statement<{ key: string }, ModelRow>((value) =>
  build.selectFrom('model').selectAll().where('identity_key', '=', value('key')),
)
export const modelById = statement<{ id: string }, ModelRow>((value) =>
  build.selectFrom('model').selectAll().where('id', '=', value('id')),
)
export const insertModel = statement<ModelRow>((value) =>
  build.insertInto('model').values({
    id: value('id'),
    site_id: value('site_id'),
    name: value('name'),
    manufacturer: value('manufacturer'),
    model_number: value('model_number'),
    identity_key: value('identity_key'),
    expected_life_months: value('expected_life_months'),
    end_of_life_date: value('end_of_life_date'),
    revision: value('revision'),
  } as never),
)
