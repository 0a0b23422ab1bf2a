import { sql } from 'kysely'
import type { AuditBooksRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'

export const insertBooks = statement<Omit<AuditBooksRow, 'n'>>((value) =>
  build.insertInto('audit_books').values({
    id: value('id'),
    site_id: value('site_id'),
    audit_id: value('audit_id'),
    file_name: value('file_name'),
    sha256: value('sha256'),
    lines: value('lines'),
    actor_id: value('actor_id'),
    at: value('at'),
    rank: value('rank'),
  } as never),
)
export const booksById = statement<{ id: string }, AuditBooksRow>((value) =>
  build.selectFrom('audit_books').selectAll().where('id', '=', value('id')),
)
/** The highest rank of the books of an audit. */
export const latestBooks = statement<{ auditId: string }, { rank: string | null }>((value) =>
  build
    .selectFrom('audit_books')
    .select(sql<string | null>`max(coalesce(rank, at))`.as('rank'))
    .where('audit_id', '=', value('auditId')),
)
/** The books that were taken in last for an audit. */
export const booksOf = statement<{ auditId: string }, AuditBooksRow>((value) =>
  build
    .selectFrom('audit_books')
    .selectAll()
    .where('audit_id', '=', value('auditId'))
    .orderBy(sql`coalesce(rank, at)`, 'desc')
    .orderBy('id', 'desc')
    .limit(1),
)
export const areBooksThere = statement<{ auditId: string }, { n: number }>((value) =>
  build.selectFrom('audit_books').select('n').where('audit_id', '=', value('auditId')).limit(1),
)
/** Fixed-asset numbers of assets that an audit does not expect. */
export const numbersOutside = statement<{ auditId: string }, { number: string }>(
  (value) => sql`
    SELECT fixed_asset_number AS number FROM asset WHERE fixed_asset_number IS NOT NULL
      AND id NOT IN (SELECT asset_id FROM audit_expected WHERE audit_id = ${value('auditId')})`,
)
