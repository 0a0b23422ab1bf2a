import { ORPCError } from '@orpc/contract'
import { commonProblems } from '../../../src-shared/contract/base.ts'
import { failure } from '../../../src-shared/contract/problems.ts'
import { connect, type EngineClient } from '../../../src-shared/wire/connect.ts'
import type { Transport } from '../../../src-shared/wire/transport.ts'
import { cliProblems } from './cli-problems.ts'
import { JobWatch } from './job-watch.ts'
import { newId } from './new-id.ts'
import { progressLine } from './output.ts'
import { EngineReach } from './reach-engine.ts'
import type { Settings } from './settings.ts'

const reconnectEvery = 200

/** A person at work with the engine of a data folder, for the time of a command. */
export interface Session {
  client: EngineClient
  dataFolder: string
  /** aborted when the command is asked to end */
  signal: AbortSignal
  /**
   * The result of a job once it is done; says on the terminal how far it is. Cancels the job when the command is asked to end.
   * @throws CANCELLED, and whatever the job failed with
   */
  jobResult: (jobId: string) => Promise<unknown>
}

/**
 * Works with the engine that runs on the data folder, or with one that is started for the time of the command. When
 * the running one ends meanwhile, the command goes on with one of its own.
 */
export async function withSession<Result>(
  { dataFolder, dataFolderOrigin, name }: Settings,
  signal: AbortSignal,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  if (name.trim() === '') throw failure(commonProblems, 'ACTOR_MISSING', {})
  const reach = new EngineReach(dataFolder, dataFolderOrigin)
  let first: Transport | undefined = await reach.open()
  const connection = connect({
    open: async () => {
      const transport = first ?? (await reach.open())
      first = undefined
      return transport
    },
    newId,
    timers: { setTimeout, clearTimeout },
    reconnectEvery,
  })
  const { client } = connection
  const jobs = new JobWatch(client)
  try {
    const { id } = await client.session.join({ name })
    connection.setActor(id)
    return await work({
      client,
      dataFolder,
      signal,
      jobResult: (jobId) => jobResult(client, jobs, jobId, signal),
    })
  } finally {
    if (reach.isOwn) await jobs.allEnded()
    await jobs.close()
    connection.close()
    await reach.close()
  }
}

async function jobResult(
  client: EngineClient,
  jobs: JobWatch,
  jobId: string,
  signal: AbortSignal,
): Promise<unknown> {
  const cancel = () => void client.jobs.cancel({ jobId }).catch(() => undefined)
  if (signal.aborted) cancel()
  signal.addEventListener('abort', cancel)
  try {
    const job = await jobs.ended(jobId, ({ progress }) => progressLine.show(progress.done, progress.total))
    if (job.state === 'cancelled') throw failure(cliProblems, 'CANCELLED', { result: job.result ?? null })
    if (job.error) throw new ORPCError(job.error.code, { message: job.error.message, data: job.error.data })
    return job.result
  } finally {
    progressLine.clear()
    signal.removeEventListener('abort', cancel)
  }
}
