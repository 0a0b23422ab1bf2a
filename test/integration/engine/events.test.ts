import { describe, expect, it } from 'vitest'
import { connectToLocalSocket } from '../../../src-main/engine/local-socket.ts'
import type { ChangingFeature, Happening } from '../../../src-shared/features/events/events-contract.ts'
import { clientOver } from '../../tools/client.ts'
import { imported, sampleList } from '../../tools/lists.ts'
import { engineOfTest } from '../../tools/test-engine.ts'

/** Reads until an event tells of a feature; a test whose feature is never told of times out. */
async function told(events: AsyncIterator<Happening>, feature: ChangingFeature): Promise<void> {
  for (;;) {
    const { value } = (await events.next()) as { value: Happening }
    if (value.changed.includes(feature)) return
  }
}

describe('the event stream of a window', () => {
  it('tells what the command line does on the same folder', async () => {
    const { client, folder, worker } = await engineOfTest()
    const events = await client.events.watch()
    expect((await events.next()).value).toEqual({ changed: [], jobs: [] })
    const commandLine = clientOver(() => connectToLocalSocket(folder))
    commandLine.setActor(worker.id)
    await commandLine.client.assets.create({ fields: { assetTag: 'EV-1' } })
    await told(events, 'assets')
    await imported({ client: commandLine.client, folder }, [{ 'Asset Tag': 'EV-2', Location: 'HQ' }])
    await told(events, 'locations')
    commandLine.close()
  })

  it('tells of a job from its beginning to its end, in few events, and what it changed', async () => {
    const engine = await engineOfTest()
    const heard: Happening[] = []
    const watching = (async () => {
      for await (const happening of await engine.client.events.watch()) {
        heard.push(happening)
        if (happening.jobs.some(({ state }) => state === 'done')) return
      }
    })()
    const began = performance.now()
    await imported(engine, sampleList(3000, 5))
    await watching
    const seconds = (performance.now() - began) / 1000
    const states = heard.flatMap(({ jobs }) => jobs.map(({ state, progress }) => [state, progress.done]))
    expect(states.at(-1)).toEqual(['done', 3000])
    expect(states.slice(0, -1).every(([state]) => state === 'running')).toBe(true)
    expect(heard.length).toBeLessThanOrEqual(2 + seconds * 10)
    const changed = new Set(heard.flatMap((happening) => happening.changed))
    expect([...changed].toSorted()).toEqual(['assets', 'locations', 'people', 'registers'])
  })
})
