import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { statement } from './statement.ts'

const recordedGoal = statement<{ id: string }, { goal: string | null }>(
  (value) => sql`SELECT fields ->> '$.mergedInto.to' AS goal FROM change
    WHERE entity_id = ${value('id')} AND fields -> '$.mergedInto' IS NOT NULL ORDER BY n DESC LIMIT 1`,
)

/**
 * Those of some rows that were merged into one before it was merged itself, and went on with it: the record of change says
 * of each what it was merged into first.
 */
export function mergedOnWith(database: Database, goal: string, rows: readonly { id: string }[]): string[] {
  const goals = new Map(rows.map(({ id }) => [id, recordedGoal.get(database, { id })?.goal]))
  const leadsThere = (id: string): boolean => {
    const next = goals.get(id)
    return next === goal || (typeof next === 'string' && next !== id && leadsThere(next))
  }
  return rows.map(({ id }) => id).filter(leadsThere)
}
