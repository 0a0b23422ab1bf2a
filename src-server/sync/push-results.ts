import type { MutationResult, PushedMutation } from '../../src-shared/sync/protocol.ts'
import { linesOf } from '../database/lines.ts'
import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'

interface StoredPush {
  firstN: number | string
  /** a line for each change; an empty one: what was pushed is not known */
  marks: string
  exceptions: MutationResult[]
}

/** Keeps what is answered to a push, in one row, and how far its replica is: what was not simply applied is named. */
export async function storeResults(
  session: Session,
  replicaId: string,
  mutations: readonly PushedMutation[],
  results: readonly MutationResult[],
): Promise<void> {
  const exceptions = results.filter(({ outcome }) => outcome !== 'applied')
  await session.rows(
    `WITH counted AS (UPDATE replica SET last_n = $2 WHERE id = $1)
     INSERT INTO push_result (replica_id, last_n, first_n, marks, exceptions) VALUES ($1, $2, $3, $4, $5)`,
    [
      replicaId,
      mutations.at(-1)?.n,
      mutations[0]?.n,
      linesOf(mutations.map(markOf)),
      JSON.stringify(exceptions),
    ],
  )
}

/**
 * What was answered to changes that were pushed before, whatever pushes they were in.
 * @throws REPLICA_FORKED where something else was pushed under one of their numbers
 */
export async function storedResults(
  session: Session,
  replicaId: string,
  mutations: readonly PushedMutation[],
): Promise<MutationResult[]> {
  const first = mutations[0]
  const last = mutations.at(-1)
  if (!first || !last) return []
  const pushes = await session.rows<StoredPush>(
    `SELECT first_n AS "firstN", marks, exceptions FROM push_result
     WHERE replica_id = $1 AND last_n >= $2 AND first_n <= $3`,
    [replicaId, first.n, last.n],
  )
  const marks = new Map<number, string>()
  const exceptions = new Map<number, MutationResult>()
  for (const push of pushes) {
    push.marks.split('\n').forEach((mark, place) => {
      marks.set(Number(push.firstN) + place, mark)
    })
    for (const one of push.exceptions) exceptions.set(one.n, one)
  }
  return mutations.map((mutation) => {
    const { n } = mutation
    const mark = marks.get(n)
    if (mark === undefined || (mark !== '' && mark !== markOf(mutation)))
      throw refused('REPLICA_FORKED', { n })
    return exceptions.get(n) ?? { n, outcome: 'applied' }
  })
}

/**
 * What tells a change from any other that could be made under its number: each command of a person has a random id, and so
 * has each fact.
 */
function markOf({ kind, id, changeSet }: PushedMutation): string {
  return id === changeSet ? `${kind} ${id}` : `${kind} ${id} ${changeSet}`
}
