import { sql } from 'kysely'
import type { Schema } from '../../database/schema.ts'
import type { DisposalProgrammeSchema } from '../../database/schema-disposal-programme.ts'
import type { DisposalVendorSchema } from '../../database/schema-disposal-vendors.ts'
import type { DisposalSchema } from '../../database/schema-disposals.ts'
import { type Statement, statement } from '../../database/statement.ts'
import { inOrder } from '../../database/synced-fact.ts'

type Facts = DisposalSchema & DisposalVendorSchema & DisposalProgrammeSchema
type Table = keyof Facts
/** A fact before it has its number. */
export type NewFact<Name extends Table> = Omit<Schema[Name], 'n' | 'origin_n'>

/** Appends a fact to its table; the columns are those of the row type. */
export function insertFact<Name extends Table>(
  table: Name,
  columns: readonly (keyof NewFact<Name> & string)[],
): Statement<NewFact<Name>, unknown> {
  return statement<NewFact<Name>>(
    (value) => sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      VALUES (${sql.join(columns.map((column) => value(column)))})`,
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
