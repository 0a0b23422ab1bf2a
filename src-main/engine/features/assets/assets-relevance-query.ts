import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { finderOf } from '../../../../src-shared/identity/words.ts'
import { build, statement } from '../../database/statement.ts'

/** What assets are, rather than where they are or what else is said of them; in the order of the numbers. */
const natures = statement<{ numbers: string }, { n: number; nature: string }>((value) =>
  build
    .selectFrom(sql<{ key: number; value: number }>`json_each(${value('numbers')})`.as('wanted'))
    .innerJoin('asset', 'asset.n', 'wanted.value')
    .leftJoin('model', 'model.id', 'asset.model_id')
    .leftJoin('category', 'category.id', 'asset.category_id')
    .select([
      'asset.n',
      sql<string>`concat_ws(' ', asset.name, model.name, model.manufacturer, model.model_number, category.name)`.as(
        'nature',
      ),
    ])
    .orderBy('wanted.key'),
)

/**
 * Assets that all hold some terms, those first that are what most of the terms say: a printer before a cable with a note
 * about a printer. What is equal in that stays as it was.
 */
export function mostMeant(
  database: Database,
  numbers: readonly number[],
  terms: readonly string[],
): number[] {
  const finders = terms.map((term) => finderOf([term]))
  const met = (nature: string) => finders.filter((isIn) => isIn(nature)).length
  return natures
    .all(database, { numbers: JSON.stringify(numbers) })
    .map(({ n, nature }) => ({ n, met: met(nature) }))
    .sort((one, other) => other.met - one.met)
    .map(({ n }) => n)
}
