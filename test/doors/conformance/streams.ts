import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Happening } from '../../../src-shared/features/events/events-contract.ts'
import { failureOf } from '../../tools/client.ts'
import { type House, scanIn } from './house.ts'
import { hearing } from './lossy.ts'

const nextOf = async (events: AsyncIterator<Happening>): Promise<Happening> => (await events.next()).value

export function streamsConform(house: () => House): void {
  describe('a stream', () => {
    it('begins at once with an empty event and then tells what others do', async () => {
      const events = await house().connect().client.events.watch()
      expect(await nextOf(events)).toEqual({ changed: [], jobs: [] })
      await scanIn(house(), house().engine.client, 'CT-004')
      expect((await nextOf(events)).changed).toContain('audits')
      await events.return?.()
    })

    it('of every connection hears the same', async () => {
      const { connect } = house()
      const both = await Promise.all([connect(), connect()].map(({ client }) => client.events.watch()))
      for (const events of both) await nextOf(events)
      await scanIn(house(), house().engine.client, 'CT-005')
      for (const events of both) expect((await nextOf(events)).changed).toContain('audits')
    })

    it('that is aborted while it waits ends with an AbortError', async () => {
      const controller = new AbortController()
      const events = await house().connect().client.events.watch(undefined, { signal: controller.signal })
      await nextOf(events)
      const waiting = failureOf(events.next())
      controller.abort()
      expect(await waiting).toMatchObject({ name: 'AbortError' })
    })

    it.each(['abort', 'return'] as const)('that is ended by %s sends nothing any more', async (ending) => {
      let frames = 0
      const hears = () => ++frames > 0
      const { client } = house().connect({ through: hearing(hears) })
      const controller = new AbortController()
      const events = await client.events.watch(undefined, { signal: controller.signal })
      await nextOf(events)
      await scanIn(house(), house().engine.client, 'CT-006')
      await nextOf(events)
      if (ending === 'abort') controller.abort()
      else await events.return?.()
      await client.session.welcome()
      await pause(20)

      const heardBefore = frames
      await scanIn(house(), house().engine.client, 'CT-006')
      await pause(200)
      expect(frames).toBe(heardBefore)
    })

    it('does not end at the deadline of its call', async () => {
      const { client } = house().connect()
      const events = await client.events.watch(undefined, { context: { deadline: 50 } })
      await nextOf(events)
      const next = nextOf(events)
      await pause(80)
      await scanIn(house(), house().engine.client, 'CT-007')
      expect((await next).changed).toContain('audits')
    })
  })
}
