import type { Database } from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import type { ChangingFeature } from '../../../src-shared/features/events/events-contract.ts'
import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import { type Statement, statement } from './statement.ts'
import type { Transaction } from './transaction.ts'

export type Fact = Record<string, JsonValue>

/** A kind of fact: how laptops tell it each other. */
export interface SyncedFact {
  /** undefined where there is none of this id */
  read: (database: Database, id: string) => Fact | undefined
  /**
   * What has to be there before it can be written, by id; null where it says what this program does not know and a newer
   * one will.
   */
  needs: (fact: Fact, database: Database) => string[] | null
  /** Writes what another laptop recorded; nothing where it is known. @param replicaId of that laptop */
  write: (tx: Transaction, fact: Fact, replicaId: string) => void
}

/**
 * The order of the facts of a table, the same on every laptop whatever came first: by the place that each got where it was
 * recorded, which is after all that was known there, then by id.
 * @param table its name in the query
 */
export function inOrder(table?: string, direction: 'ASC' | 'DESC' = 'ASC'): RawBuilder<unknown> {
  const of = table === undefined ? '' : `${table}.`
  return sql.raw(`coalesce(${of}origin_n, ${of}n) ${direction}, ${of}id ${direction}`)
}

interface FactTable {
  table: string
  /** the columns that name what has to be there */
  references: readonly string[]
  /** where it is said who recorded it and when, for a table that does not say it: a column and the table it names */
  notedIn?: readonly [column: string, table: string]
  touches: ChangingFeature
}

/** Of a row here: its own number, and the place that it brought. */
const local = ['n', 'origin_n']

/** A kind of fact that is a row of a table. */
export function tableFact({ table, references, notedIn, touches }: FactTable): SyncedFact {
  const from = notedIn
    ? sql`, noted.actor_id, noted.at FROM ${sql.table(table)} AS one
      JOIN ${sql.table(notedIn[1])} AS noted ON noted.id = one.${sql.ref(notedIn[0])}`
    : sql` FROM ${sql.table(table)} AS one`
  const byId = statement<{ id: string }, Fact & { place: number }>(
    (value) =>
      sql<Fact & { place: number }>`SELECT one.*, coalesce(one.origin_n, one.n) AS place${from}
        WHERE one.id = ${value('id')}`,
  )
  let known: { columns: readonly string[]; insert: Statement<Fact, unknown> } | undefined
  const of = (database: Database) => {
    known ??= insertionInto(database, table)
    return known
  }
  return {
    read: (database, id) => {
      const row = byId.get(database, { id })
      if (!row) return undefined
      const { n: _, origin_n: __, place, ...fact } = row
      return { ...fact, n: place }
    },
    needs: (fact, database) => {
      const { columns } = of(database)
      const isKnown = (member: string) =>
        member === 'n' || columns.includes(member) || (notedIn && ['actor_id', 'at'].includes(member))
      if (!Object.keys(fact).every(isKnown)) return null
      return ['actor_id', ...references]
        .map((column) => fact[column])
        .filter((id): id is string => typeof id === 'string')
    },
    write: (tx, fact) => {
      const { columns, insert } = of(tx.database)
      const values = Object.fromEntries(columns.map((column) => [column, fact[column] ?? null]))
      if (insert.run(tx.database, { ...values, n: fact.n ?? 0 }) > 0) tx.touch(touches)
    },
  }
}

/** What is recorded here later gets a number after that of everything that is known, so its place is after all of it. */
function insertionInto(database: Database, table: string) {
  const columns = database
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table)
    .filter((column) => !local.includes(column))
  const insert = statement<Fact>(
    (
      value,
    ) => sql`INSERT INTO ${sql.table(table)} (n, origin_n, ${sql.join(columns.map((column) => sql.ref(column)))})
      SELECT max((SELECT coalesce(max(n), 0) + 1 FROM ${sql.table(table)}), ${value('n')}), ${value('n')},
        ${sql.join(columns.map((column) => value(column)))}
      WHERE NOT EXISTS (SELECT 1 FROM ${sql.table(table)} WHERE id = ${value('id')})`,
  )
  return { columns, insert }
}
