import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { statement } from '../../database/statement.ts'
import { firstFew } from './list-index/first-few.ts'
import { textLengthOf } from './list-index/kept-column.ts'
import { listIndexOf } from './list-index/list-index.ts'

/** How long the full text of assets is: a thousand take a millisecond. */
const sizes = statement<{ numbers: string }, { n: number; size: string }>(
  (
    value,
  ) => sql`SELECT size.id AS n, hex(substr(size.sz, 1, 2)) AS size FROM json_each(${value('numbers')}) AS hit
    CROSS JOIN asset_text_docsize AS size ON size.id = hit.value`,
)

/** The assets with the shortest full text, of some that it has as they are now; equals by number. */
export function shortestTexts(database: Database, numbers: readonly number[], limit: number): number[] {
  const kept = listIndexOf(database).textLengths()
  const others = new Map<number, number>()
  const lengthOf = (n: number) => kept?.[n] || (others.get(n) ?? 0)
  const unknown = numbers.filter((n) => lengthOf(n) === 0)
  if (unknown.length > 0)
    for (const { n, size } of sizes.all(database, { numbers: JSON.stringify(unknown) })) {
      if (kept && n < kept.length) kept[n] = textLengthOf(size)
      else others.set(n, textLengthOf(size))
    }
  return firstFew(numbers, limit, (one, other) => lengthOf(one) - lengthOf(other) || one - other)
}
