import { sql } from 'kysely'
import type { Schema } from '../../database/schema.ts'
import type { DisposalProgrammeSchema } from '../../database/schema-disposal-programme.ts'
import type { DisposalVendorSchema } from '../../database/schema-disposal-vendors.ts'
import type { DisposalSchema, Noted } from '../../database/schema-disposals.ts'
import { type Statement, statement } from '../../database/statement.ts'
import { inOrder } from '../../database/synced-fact.ts'

type Facts = DisposalSchema & DisposalVendorSchema & DisposalProgrammeSchema
type Table = keyof Facts
/** A fact before it has its number. */
export type NewFact<Name extends Table> = Omit<Schema[Name], 'n' | 'origin_n'>

type Column<Name extends Table> = Exclude<keyof NewFact<Name> & string, 'id' | 'site_id'>
type NotedTable = { [Name in Table]: Schema[Name] extends Noted ? Name : never }[Table]

/** Appends a fact to its table: its id, its site and these columns, all of the row type. */
export function insertFact<Name extends Table>(
  table: Name,
  columns: readonly Column<Name>[],
): Statement<NewFact<Name>, unknown> {
  return insertion<NewFact<Name>>(table, ['id', 'site_id', ...columns])
}

/** The same of a fact that says itself who recorded it, and when. */
export function insertNoted<Name extends NotedTable>(
  table: Name,
  columns: readonly Exclude<Column<Name>, keyof Noted>[],
): Statement<NewFact<Name>, unknown> {
  return insertion<NewFact<Name>>(table, ['id', 'site_id', ...columns, 'actor_id', 'at'])
}

function insertion<Row>(table: string, columns: readonly string[]): Statement<Row, unknown> {
  return statement<Row>(
    (value) => sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      VALUES (${sql.join(columns.map((column) => value(column as keyof Row & string)))})`,
  )
}

/** Every fact of a table that belongs to a case, in their order. */
export function factsOfCase<Name extends Table>(table: Name): Statement<{ caseId: string }, Facts[Name]> {
  return statement<{ caseId: string }, Facts[Name]>(
    (value) =>
      sql<
        Facts[Name]
      >`SELECT * FROM ${sql.table(table)} WHERE case_id = ${value('caseId')} ORDER BY ${inOrder()}`,
  )
}
