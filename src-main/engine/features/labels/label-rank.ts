import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { rankAfter } from '../../../../src-shared/sync/rank.ts'
import { statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'

const latest = statement<Record<never, never>, { rank: string | null }>(
  () => sql`SELECT max(rank) AS rank FROM (
    SELECT max(rank) AS rank FROM label_queue_step UNION ALL SELECT max(rank) FROM label_run_step)`,
)

/** The rank of what is said of labels now: after everything that is known of them here, whatever the clocks say. */
export function rankOfLabels({ database, at }: Pick<Transaction, 'at'> & { database: Database }): string {
  return rankAfter(at, latest.get(database, {})?.rank ?? null) ?? at
}
