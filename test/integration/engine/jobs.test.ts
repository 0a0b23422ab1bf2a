import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jobEndProblems } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { failureOf, newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { ended, imported, sampleList } from '../../tools/lists.ts'
import { engineOfTest, type TestEngine } from '../../tools/test-engine.ts'

/** Waits until a job has got somewhere. */
async function underWay({ client }: TestEngine, jobId: string): Promise<void> {
  for await (const { jobs } of await client.events.watch()) {
    const job = jobs.find(({ id }) => id === jobId)
    if (job && (job.progress.done > 0 || job.state !== 'running')) return
  }
}

describe('a job', () => {
  it('answers at once, tells how far it is, and keeps its result', async () => {
    const engine = await engineOfTest()
    const { jobId } = await engine.client.samples.generate({ assets: 2500, seed: 3 })
    expect((await engine.client.jobs.show({ jobId })).state).toBe('running')
    const steps: number[] = []
    for await (const { jobs } of await engine.client.events.watch()) {
      const job = jobs.find(({ id }) => id === jobId)
      if (job) steps.push(job.progress.done)
      if (job && job.state !== 'running') break
    }
    expect(steps).toEqual(steps.toSorted((one, other) => one - other))
    expect(steps.at(-1)).toBe(2500)
    expect(await engine.client.jobs.show({ jobId })).toMatchObject({
      kind: 'generate',
      state: 'done',
      progress: { done: 2500, total: 2500 },
      result: { assets: 2500 },
      error: null,
    })
  })

  it('whose end cannot be written down says it to who listens, and is written down as soon as that can be', async () => {
    const { writing, connection, bugs } = openEngine(folderOfTest())
    const { client } = connection
    connection.setActor((await client.session.join({ name: 'Ada Tester' })).id)
    writing.exec("CREATE TEMP TRIGGER no_end BEFORE UPDATE ON job BEGIN SELECT RAISE(ABORT, 'no end'); END")
    const { jobId } = await client.samples.generate({ assets: 20, seed: 3 })
    for await (const { jobs } of await client.events.watch())
      if (jobs.some(({ id, state }) => id === jobId && state === 'done')) break
    expect((await client.jobs.show({ jobId })).state).toBe('running')
    writing.exec('DROP TRIGGER no_end')
    expect(await ended(client, jobId)).toMatchObject({ state: 'done', result: { assets: 20 } })
    expect(bugs).toHaveLength(1)
  })

  it('that is cancelled ends between two steps: what is there is whole, and is less than all', async () => {
    const engine = await engineOfTest()
    const { client } = engine
    const { jobId } = await client.samples.generate({ assets: 200_000, seed: 3 })
    await underWay(engine, jobId)
    await client.jobs.cancel({ jobId })
    const job = await ended(client, jobId)
    expect(job).toMatchObject({ state: 'cancelled', error: null })
    const { total } = await client.assets.list({})
    expect(total).toBeGreaterThan(0)
    expect(total).toBeLessThan(200_000)
    expect(await client.record.verify()).toMatchObject({ intact: true })
  })

  it('that the engine did not live to end has failed as interrupted, and can be begun again', async () => {
    const engine = await engineOfTest(folderOfTest(), { hasThreads: true })
    const { client } = engine
    const { jobId } = await client.samples.generate({ assets: 200_000, seed: 3 })
    await underWay(engine, jobId)
    await engine.engine.crash()
    expect(await client.jobs.show({ jobId })).toMatchObject({
      state: 'failed',
      result: null,
      error: { code: 'JOB_INTERRUPTED', message: jobEndProblems.JOB_INTERRUPTED.sentence({}) },
      endedAt: expect.any(String),
    })
    expect((await client.assets.list({})).total).toBeGreaterThan(0)
    expect(await client.record.verify()).toMatchObject({ intact: true })
  })

  it('does not keep others from being answered', async () => {
    const engine = await engineOfTest(folderOfTest(), { hasThreads: true })
    const { client } = engine
    const { jobId } = await client.samples.generate({ assets: 200_000, seed: 3 })
    await underWay(engine, jobId)
    for (let n = 0; n < 8; n++) await client.assets.create({ fields: { assetTag: `MEANWHILE-${n}` } })
    expect((await client.jobs.show({ jobId })).state).toBe('running')
    await client.jobs.cancel({ jobId })
  })

  it('that nobody knows is unknown', async () => {
    const { client } = await engineOfTest()
    const jobId = newId()
    const calls = [client.jobs.show({ jobId }), client.jobs.cancel({ jobId })].map(failureOf)
    for (const call of calls) expect(await call).toMatchObject({ code: 'JOB_UNKNOWN', data: { jobId } })
  })
})

describe('files that were never taken', () => {
  it('are gone when the engine begins anew', async () => {
    const engine = await engineOfTest(folderOfTest(), { hasThreads: true })
    await imported(engine, sampleList(20, 1))
    await engine.client.files.stage()
    const { jobId } = await engine.client.assets.export({})
    const { result } = await ended(engine.client, jobId)
    const file = join(engine.folder, 'outgoing', (result as { outgoingId: string }).outgoingId)
    expect(existsSync(file)).toBe(true)
    await engine.engine.crash()
    await engine.client.session.welcome()
    const left = ['staging', 'outgoing'].filter((name) => existsSync(join(engine.folder, name)))
    expect(left.flatMap((name) => readdirSync(join(engine.folder, name)))).toEqual([])
  })
})
