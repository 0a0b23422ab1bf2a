import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { FoundAsset } from '../../../../src-shared/features/assets/assets-contract.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { looseKey, oneEditAway } from '../../../../src-shared/identity/similar-codes.ts'
import { build, statement } from '../../database/statement.ts'
import { identifiers } from '../identifiers/identifiers.ts'
import { nameColumns } from './asset-rows.ts'
import { assetsHolding } from './assets-holding-query.ts'

/** Longer ones are not read from a label by eye; the variants of one of 30 signs are 2,500. */
const longestMistaken = 30

type Limit = { limit: number }
interface Found {
  assets: FoundAsset[]
  exact: number
  similar: boolean
  total: number
  more: boolean
}

const withIdentifier = statement<{ key: string } & Limit, { n: number }>(
  (value) => sql`SELECT n FROM (
    SELECT n, 1 AS place FROM asset WHERE tag_key = ${value('key')}
    UNION ALL SELECT n, 2 FROM asset WHERE serial_key = ${value('key')}
    UNION ALL SELECT n, 3 FROM identifier JOIN asset ON asset.id = asset_id WHERE code_key = ${value('key')}
  ) GROUP BY n ORDER BY min(place), n LIMIT ${value('limit')}`,
)
/** Their loose keys stand in full text, or can be made of the rows that it does not hold yet. */
const readAlike = statement<{ key: string } & Limit, { n: number }>(
  (
    value,
  ) => sql`SELECT rowid AS n FROM asset_text WHERE asset_text MATCH 'codes : "' || ${value('key')} || '"'
    AND rowid NOT IN (SELECT n FROM asset_search_dirty)
    UNION ALL
    SELECT n FROM asset_search_dirty
    WHERE instr(' ' || loose_codes((SELECT codes FROM asset_search_source AS source WHERE source.n = asset_search_dirty.n))
      || ' ', ' ' || ${value('key')} || ' ')
    LIMIT ${value('limit')}`,
)
/** The assets with one of these codes, in the order of the codes. */
const withOneOf = statement<{ keys: string } & Limit, { n: number }>(
  (
    value,
  ) => sql`WITH wanted AS MATERIALIZED (SELECT key AS place, value AS near_key FROM json_each(${value('keys')}))
  SELECT n FROM (
    SELECT asset.n, place FROM wanted CROSS JOIN asset ON asset.tag_key = near_key
    UNION ALL SELECT asset.n, place FROM wanted CROSS JOIN asset ON asset.serial_key = near_key
    UNION ALL SELECT asset.n, place FROM wanted CROSS JOIN identifier ON code_key = near_key JOIN asset ON asset.id = asset_id
  ) GROUP BY n ORDER BY min(place), n LIMIT ${value('limit')}`,
)
const heads = statement<{ numbers: string }, FoundAsset>((value) =>
  build
    .selectFrom(sql<{ key: number; value: number }>`json_each(${value('numbers')})`.as('wanted'))
    .innerJoin('asset', 'asset.n', 'wanted.value')
    .leftJoin('model', 'model.id', 'asset.model_id')
    .leftJoin('category', 'category.id', 'asset.category_id')
    .leftJoin('location', 'location.id', 'asset.location_id')
    .select(nameColumns)
    .orderBy('wanted.key'),
)

/** The assets that a text means; see the contract of `assets.find`. */
export function findAssets(database: Database, text: string, limit: number): Found {
  const key = identifierKey(text)
  const having = (reading: string) => {
    const rows = numbers(withIdentifier.all(database, { key: reading, limit }))
    return rows.length > 0 ? rows : null
  }
  const exact = key === '' ? [] : (identifiers.firstReading(database, key, having) ?? [])
  const held = assetsHolding(database, text, limit + exact.length)
  const found = [...new Set([...exact, ...held.numbers])].slice(0, limit)
  if (found.length > 0)
    return {
      assets: assetsOf(database, found),
      exact: exact.length,
      similar: false,
      total: Math.max(held.total, found.length),
      more: held.more,
    }
  const like = mistaken(database, key, limit)
  return {
    assets: assetsOf(database, like),
    exact: 0,
    similar: like.length > 0,
    total: like.length,
    more: false,
  }
}

/** The assets with a code that is read like this text, then those with one that is one edit away from it. */
function mistaken(database: Database, key: string, limit: number): number[] {
  if (key === '' || key.length > longestMistaken) return []
  const loose = looseKey(key)
  const alike = loose === '' ? [] : numbers(readAlike.all(database, { key: loose, limit }))
  const near = numbers(withOneOf.all(database, { keys: JSON.stringify(oneEditAway(key)), limit }))
  return [...new Set([...alike, ...near])].slice(0, limit)
}

const numbers = (rows: readonly { n: number }[]): number[] => rows.map(({ n }) => n)

const assetsOf = (database: Database, found: readonly number[]): FoundAsset[] =>
  heads.all(database, { numbers: JSON.stringify(found) })
