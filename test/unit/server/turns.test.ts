import { expect, it } from 'vitest'
import { Turns } from '../../../src-server/http/turns.ts'

it('has so many things done at once, in the order in which they came, also after one that failed', async () => {
  const turns = new Turns(2)
  const begun: number[] = []
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<number>())
  const taken = gates.map(({ promise }, n) =>
    turns.take(() => {
      begun.push(n)
      return promise
    }),
  )
  expect(begun).toEqual([0, 1])
  gates[1]?.reject(new Error('not this one'))
  await expect(taken[1]).rejects.toThrow('not this one')
  await Promise.resolve()
  expect(begun).toEqual([0, 1, 2])
  gates[0]?.resolve(0)
  expect(await taken[0]).toBe(0)
  await Promise.resolve()
  expect(begun).toEqual([0, 1, 2, 3])
  gates[2]?.resolve(2)
  gates[3]?.resolve(3)
  expect(await Promise.all([taken[2], taken[3]])).toEqual([2, 3])
  expect(await turns.take(async () => 4)).toBe(4)
})
