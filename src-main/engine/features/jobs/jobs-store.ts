import type { JobRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

export const jobById = statement<{ id: string }, JobRow>((value) =>
  build.selectFrom('job').selectAll().where('id', '=', value('id')),
)
export const runningJobs = statement<Record<never, never>, JobRow>(() =>
  build.selectFrom('job').selectAll().where('state', '=', 'running'),
)
export const insertJob = statement<JobRow>((value) =>
  build.insertInto('job').values({
    id: value('id'),
    kind: value('kind'),
    state: value('state'),
    input: value('input'),
    done: value('done'),
    total: value('total'),
    result: value('result'),
    error: value('error'),
    actor_id: value('actor_id'),
    started_at: value('started_at'),
    ended_at: value('ended_at'),
  } as never),
)
export const endJob = statement<
  Pick<JobRow, 'id' | 'state' | 'done' | 'total' | 'result' | 'error' | 'ended_at'>
>((value) =>
  build
    .updateTable('job')
    .set({
      state: value('state'),
      done: value('done'),
      total: value('total'),
      result: value('result'),
      error: value('error'),
      ended_at: value('ended_at'),
    } as never)
    .where('id', '=', value('id')),
)
/** Jobs of a kind that were begun, newest first, each with who did. */
export const jobsOfKind = statement<Pick<JobRow, 'kind'>, JobRow & { actor: string | null }>((value) =>
  build
    .selectFrom('job')
    .leftJoin('person', 'person.id', 'job.actor_id')
    .selectAll('job')
    .select('person.name as actor')
    .where('job.kind', '=', value('kind'))
    .orderBy('job.id', 'desc'),
)
