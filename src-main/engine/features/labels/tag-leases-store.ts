import { sql } from 'kysely'
import type { TagLeaseRow } from '../../database/schema-labels.ts'
import { build, statement } from '../../database/statement.ts'

type None = Record<never, never>
type OfForm = Pick<TagLeaseRow, 'prefix_key' | 'width' | 'check_character'>

/** Whether this folder takes part in a sync: then the server says who hands out which numbers. */
export const isEnrolled = statement<None, { only_one: 1 }>(() =>
  build.selectFrom('enrolment').select('only_one'),
)
/** What was leased of a form, to this replica and to those that it was before, in the order of the numbers. */
export const leasesOfForm = statement<OfForm, TagLeaseRow>((value) =>
  build
    .selectFrom('tag_lease')
    .selectAll()
    .where('prefix_key', '=', value('prefix_key'))
    .where('width', '=', value('width'))
    .where('check_character', '=', value('check_character'))
    .orderBy('first'),
)
export const insertLease = statement<Omit<TagLeaseRow, 'first' | 'last'>>(
  (
    value,
  ) => sql`INSERT INTO tag_lease (id, prefix_key, width, check_character, count, replica_id, at) VALUES (${value('id')},
    ${value('prefix_key')}, ${value('width')}, ${value('check_character')}, ${value('count')}, ${value('replica_id')},
    ${value('at')})`,
)
export const answerLease = statement<{ id: string; first: number; last: number }>(
  (value) => sql`UPDATE tag_lease SET first = ${value('first')}, last = ${value('last')}
    WHERE id = ${value('id')} AND first IS NULL`,
)
export const endAsking = statement<{ id: string }>(
  (value) => sql`DELETE FROM tag_lease WHERE id = ${value('id')} AND first IS NULL`,
)
/** The most tags of a scheme that were handed out at once. */
export const largestBlock = statement<{ schemeId: string }, { count: number }>(
  (value) =>
    sql<{
      count: number
    }>`SELECT coalesce(max(count), 0) AS count FROM tag_block WHERE scheme_id = ${value('schemeId')}`,
)
