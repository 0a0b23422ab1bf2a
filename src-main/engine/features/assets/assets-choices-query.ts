import type { Database } from 'better-sqlite3'
import { build, statement } from '../../database/statement.ts'

const few = 500
const categoryNames = statement<Record<never, never>, { name: string }>(() =>
  build
    .selectFrom('category')
    .select('name')
    .where('merged_into', 'is', null)
    .where('archived_at', 'is', null)
    .orderBy('name_key')
    .limit(few),
)
const modelNames = statement<Record<never, never>, { name: string }>(() =>
  build
    .selectFrom('model')
    .select('name')
    .distinct()
    .where('merged_into', 'is', null)
    .where('archived_at', 'is', null)
    .orderBy('name')
    .limit(few),
)

/** The categories and models that a form offers; others can be typed. */
export function assetChoices(database: Database): { categories: string[]; models: string[] } {
  return {
    categories: categoryNames.all(database, {}).map(({ name }) => name),
    models: modelNames.all(database, {}).map(({ name }) => name),
  }
}
