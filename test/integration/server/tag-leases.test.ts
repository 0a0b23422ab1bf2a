import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf, newId } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import {
  type LaptopsOfServer,
  startLaptopsOfServer,
  syncedInTurn,
} from '../../tools/server/laptops-of-server.ts'
import { TestDevice } from '../../tools/server/test-device.ts'
import type { TestEngine } from '../../tools/test-engine.ts'

const form = { prefix: 'AW-', width: 6, checkCharacter: 'none' } as const

describe('tags that the server leases', () => {
  let house: LaptopsOfServer
  beforeAll(async () => {
    house = await startLaptopsOfServer()
  })
  afterAll(() => house.close())

  const lease = async (device: TestDevice, asked: object = {}): Promise<{ first: number } | null> => {
    const { replicaId, epoch } = device
    const usual = { replicaId, epoch, leaseId: newId(), form, count: 10, highest: 0 }
    const { body } = await device.send('/tags/lease', { ...usual, ...asked })
    return body.lease as { first: number } | null
  }

  it('follow each other, are the same when they are asked for again, and leave out what is said to be used', async () => {
    const [one, other] = [await TestDevice.enrolled(house.server), await TestDevice.enrolled(house.server)]
    const leaseId = newId()
    expect(await lease(one, { leaseId })).toEqual({ first: 1, last: 10 })
    expect(await lease(other)).toEqual({ first: 11, last: 20 })
    expect(await lease(one, { leaseId })).toEqual({ first: 1, last: 10 })
    expect(await lease(other, { highest: 100 })).toEqual({ first: 101, last: 110 })
    expect(await lease(one, { form: { ...form, width: 1 }, highest: 7 })).toEqual({ first: 8, last: 9 })
    expect(await lease(one, { form: { ...form, width: 1 } })).toBe(null)
    const together = await Promise.all(Array.from({ length: 4 }, () => lease(one)))
    expect(new Set(together.map((one) => one?.first)).size).toBe(4)
  })

  it('are handed out on each laptop from its own blocks; what is used up offline is said with what to do', async () => {
    const laptop = async (name: string, tag: string) => {
      const engine = await house.laptop(name)
      await imported(engine, [{ 'Asset Tag': tag, Location: 'HQ' }])
      return engine
    }
    const made = ({ client }: TestEngine, count: number) => client.tags.makeBlock({ scheme: 'Tags', count })
    const [ada, ben] = [await laptop('Ada Tester', 'LT-0007'), await laptop('Ben Tester', 'LT-0009')]
    for (const { client } of [ada, ben])
      await client.tags.makeScheme({ name: 'Tags', prefix: 'LT-', width: 4 })
    expect(await failureOf(made(ada, 1))).toMatchObject({
      code: 'TAG_BLOCK_EMPTY',
      data: { name: 'Tags', left: 0 },
      message: expect.stringContaining('Sync it'),
    })
    await syncedInTurn(ada, ben, ada)
    expect(await made(ada, 2)).toMatchObject({ firstTag: 'LT-0008', lastTag: 'LT-0010' })
    expect(await made(ben, 1)).toMatchObject({ firstTag: 'LT-0208' })
    const { data } = await failureOf(made(ada, 5000))
    const { left } = data as { left: number }
    await made(ada, left - 5)
    const { schemes } = await ada.client.tags.schemes()
    expect(schemes.flatMap(({ warnings }) => warnings)).toEqual([expect.stringContaining('Only 5 tags')])
    expect(await failureOf(made(ada, 6))).toMatchObject({ code: 'TAG_BLOCK_EMPTY', data: { left: 5 } })
    await syncedInTurn(ada)
    expect(await made(ada, 6)).toMatchObject({ count: 6 })
    expect((await ada.client.tags.schemes()).schemes.flatMap(({ warnings }) => warnings)).toEqual([])
  })
})
