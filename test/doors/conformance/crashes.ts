import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { commonProblems } from '../../../src-shared/contract/base.ts'
import { failureOf } from '../../tools/client.ts'
import { newFolder } from '../../tools/data-folder.ts'
import type { Door } from '../../tools/doors.ts'
import { buildHouse, type House, scanIn, scannedCodes } from './house.ts'
import { hearing } from './lossy.ts'

const sentence = commonProblems.ENGINE_STOPPED.sentence({})

export function crashesConform(door: Door): void {
  const folder = newFolder()
  let house: House
  beforeAll(async () => {
    house = await buildHouse(door, folder.path)
  })
  afterAll(folder.remove)

  describe('when the engine crashes and begins anew', () => {
    it('commands on their way take effect exactly once and are answered after the reconnect', async () => {
      const { client } = house.connect({ reconnectEvery: 20 })
      await client.session.welcome()
      for (const round of [1, 2]) {
        const codes = Array.from({ length: 60 }, (_, n) => `CRASH-${round}-${n}`)
        const answers = codes.map((code) => scanIn(house, client, code))
        await answers[round * 10]
        await house.engine.engine.crash()
        expect((await Promise.all(answers)).map(({ scan }) => scan.code)).toEqual(codes)
        const scanned = (await scannedCodes(house)).filter((code) => code.startsWith(`CRASH-${round}-`))
        expect(scanned.toSorted()).toEqual(codes.toSorted())
      }
      expect(await client.record.verify()).toMatchObject({ intact: true, scans: 120 })
    })

    it('a command whose answer was lost is not done again', async () => {
      let isLosing = false
      let lost = 0
      const through = hearing((frame) => {
        if (!isLosing || !frame.startsWith('c')) return true
        isLosing = false
        lost++
        void house.engine.engine.crash()
        return false
      })
      const { client } = house.connect({ reconnectEvery: 20, through })
      await client.session.welcome()
      isLosing = true
      const { scan } = await scanIn(house, client, 'LOST-ANSWER')
      expect(lost).toBe(1)
      expect(scan).toMatchObject({ code: 'LOST-ANSWER', verdict: 'unknown' })
      expect((await scannedCodes(house)).filter((code) => code === 'LOST-ANSWER')).toHaveLength(1)
    })

    it('a client that does not reconnect hears ENGINE_STOPPED, now and later', async () => {
      const states: string[] = []
      const connection = house.connect({ onState: (state) => states.push(state) })
      await connection.client.session.welcome()
      const waiting = [
        failureOf(connection.client.assets.list({})),
        failureOf(scanIn(house, connection.client, 'STOPPED')),
      ]
      await house.engine.engine.crash()
      const errors = [...waiting, failureOf(connection.client.session.welcome())]
      for (const error of errors) {
        expect(await error).toMatchObject({ code: 'ENGINE_STOPPED', message: sentence })
      }
      expect(states).toEqual(['connected', 'closed'])
    })

    it('a stream ends with ENGINE_STOPPED, read or unread meanwhile, and a new one can be had', async () => {
      const { client } = house.connect({ reconnectEvery: 20 })
      const [events, unread] = [await client.events.watch(), await client.events.watch()]
      await events.next()
      await unread.next()
      const waiting = failureOf(events.next())
      await house.engine.engine.crash()
      expect(await waiting).toMatchObject({ code: 'ENGINE_STOPPED', message: sentence })
      expect(await failureOf(unread.next())).toMatchObject({ code: 'ENGINE_STOPPED', message: sentence })
      const again = await client.events.watch()
      expect((await again.next()).value).toEqual({ changed: [], jobs: [] })
      await again.return?.()
    })
  })

  it('an engine that is closed for good is waited for until the deadline, and then has stopped', async () => {
    const connection = house.connect({ reconnectEvery: 20 })
    await connection.client.session.welcome()
    await house.close()
    await vi.waitUntil(() => connection.state() === 'connecting')
    const call = connection.client.session.welcome(undefined, { context: { deadline: 100 } })
    expect(await failureOf(call)).toMatchObject({ code: 'ENGINE_STOPPED', message: sentence })
  })
}
