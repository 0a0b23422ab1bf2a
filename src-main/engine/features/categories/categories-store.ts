import type { CategoryRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

export const categoryByKey = statement<{ key: string }, CategoryRow>((value) =>
  build.selectFrom('category').selectAll().where('name_key', '=', value('key')),
)
export const insertCategory = statement<CategoryRow>((value) =>
  build.insertInto('category').values({
    id: value('id'),
    site_id: value('site_id'),
    name: value('name'),
    name_key: value('name_key'),
    revision: value('revision'),
  } as never),
)
