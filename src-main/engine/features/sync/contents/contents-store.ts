import { sql } from 'kysely'
import type { WaitingContentRow } from '../../../database/schema-sync.ts'
import { build, statement } from '../../../database/statement.ts'

type None = Record<never, never>
type Named = { sha256: string }

export const waitingContents = statement<None, WaitingContentRow>(() =>
  build.selectFrom('waiting_content').selectAll(),
)
export const putWaitingContent = statement<Pick<WaitingContentRow, 'sha256' | 'direction' | 'size'>>(
  (value) => sql`INSERT INTO waiting_content (sha256, direction, size)
    VALUES (${value('sha256')}, ${value('direction')}, ${value('size')})
    ON CONFLICT DO UPDATE SET direction = excluded.direction, size = excluded.size`,
)
export const askForContent = statement<Named & { at: string }>(
  (value) => sql`INSERT INTO waiting_content (sha256, direction, asked_at)
    VALUES (${value('sha256')}, 'fetch', ${value('at')}) ON CONFLICT DO UPDATE SET asked_at = excluded.asked_at`,
)
export const setContentProblem = statement<Named & { problem: string }>(
  (value) => sql`UPDATE waiting_content SET problem = ${value('problem')} WHERE sha256 = ${value('sha256')}`,
)
export const endWaitingContent = statement<Named>((value) =>
  build.deleteFrom('waiting_content').where('sha256', '=', value('sha256')),
)
export const noteSent = statement<Named>(
  (value) => sql`INSERT OR IGNORE INTO sent_content (sha256) VALUES (${value('sha256')})`,
)
export const sentContents = statement<None, Named>(() => build.selectFrom('sent_content').selectAll())
export const forgetSent = statement<None>(() => build.deleteFrom('sent_content'))
/** How much there is to carry; of what the server has not got the size is not known. */
export const contentCounts = statement<
  None,
  { toSend: number; toFetch: number; bytes: number; problem: string | null }
>(
  () => sql`SELECT count(*) FILTER (WHERE direction = 'send') AS "toSend",
    count(*) FILTER (WHERE direction = 'fetch') AS "toFetch", coalesce(sum(size), 0) AS bytes, max(problem) AS problem
    FROM waiting_content`,
)
