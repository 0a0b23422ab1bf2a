import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { build, statement } from './statement.ts'
import type { Transaction } from './transaction.ts'

const begin = statement<Record<never, never>>(() =>
  build.insertInto('renaming').values({ after_n: 0 } as never),
)
const note = statement<{ id: string }>(
  (value) =>
    sql`INSERT OR IGNORE INTO renamed (renaming_n, entity_id) SELECT max(n), ${value('id')} FROM renaming`,
)

/**
 * Notes what assets refer to and is called otherwise from now on: their full text is behind until upkeep has walked
 * through them, and so is their site where a location went to another. A call for each asset would take a second of a
 * transaction; this takes as long as there are ids.
 */
export function noteRenamed(tx: Transaction, ids: Iterable<string>): void {
  let isBegun = false
  for (const id of ids) {
    if (!isBegun) begin.run(tx.database, {})
    isBegun = true
    note.run(tx.database, { id })
  }
}

const first = statement<Record<never, never>, { n: number; after_n: number }>(() =>
  build.selectFrom('renaming').selectAll().orderBy('n').limit(1),
)
const goOn = statement<{ n: number; afterN: number }>((value) =>
  build
    .updateTable('renaming')
    .set({ after_n: value('afterN') } as never)
    .where('n', '=', value('n')),
)
const forgetIds = statement<{ n: number }>((value) =>
  build.deleteFrom('renamed').where('renaming_n', '=', value('n')),
)
const forget = statement<{ n: number }>((value) => build.deleteFrom('renaming').where('n', '=', value('n')))

/** Whether some assets have not been walked through yet after what they refer to was renamed. */
export function isRenaming(database: Database): boolean {
  return first.get(database, {}) !== undefined
}

/** The renaming that is walked through now, and the number of the asset up to which that has been done. */
export function renamingUnderWay(database: Database): { n: number; afterN: number } | undefined {
  const row = first.get(database, {})
  return row && { n: row.n, afterN: row.after_n }
}

/** Notes how far a renaming has been walked through; null: to the last asset. */
export function walkedUpTo(tx: Transaction, n: number, afterN: number | null): void {
  if (afterN !== null) goOn.run(tx.database, { n, afterN })
  else {
    forgetIds.run(tx.database, { n })
    forget.run(tx.database, { n })
  }
}
