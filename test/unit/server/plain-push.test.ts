import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isPlainPush } from '../../../src-server/sync/plain-push.ts'
import { mostInBatch, pushRequest } from '../../../src-shared/sync/protocol.ts'

const at = '2026-11-30T08:00:00.000Z'
const told = { kind: 'scan', id: 'a', siteId: 's', changeSet: 'a', actorId: 'p', at }
const fact = { type: 'fact', n: 1, ...told, fact: { code: 'AW-1', note: null } }
const plain = { replicaId: 'r', epoch: 'e', mutations: [fact, { ...fact, n: 2, fact: {} }] }

/** What may stand where something else was wanted, some of it allowed. */
const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('', 'x'.repeat(100), 'x'.repeat(101), 'ü', 'a\nb', 'a\u0000', '\ud800', 'two words'),
  fc.constantFrom(0, 1, 1.5, -1, 2 ** 53, undefined, [], {}),
  fc.constantFrom(
    '2024-02-29T00:00:00.000Z',
    '2026-02-29T00:00:00.000Z',
    '2026-11-30T08:00:00Z',
    '2026-11-31T08:00:00.000Z',
  ),
)
const withOdd = <Value extends object>(value: Value, more: string[]) =>
  fc
    .tuple(fc.constantFrom(...Object.keys(value), ...more), odd, fc.boolean())
    .map(([field, other, isChanged]) => (isChanged ? { ...value, [field]: other } : value))

it('of a push that is plain, the schema says what it is', () => {
  const facts = fc.array(withOdd(fact, ['revision', 'fields', '__proto__']), { minLength: 0, maxLength: 3 })
  const pushes = facts.chain((mutations) => withOdd({ ...plain, mutations }, ['more']))
  let many = 0
  fc.assert(
    fc.property(pushes, (push) => {
      if (!isPlainPush(push)) return
      many++
      expect(pushRequest.parse(push)).toEqual(push)
    }),
    { numRuns: 2000 },
  )
  expect(many).toBeGreaterThan(100)
})

it('facts are plain, and changes are not', () => {
  expect(isPlainPush(plain)).toBe(true)
  expect(isPlainPush({ ...plain, mutations: Array(mostInBatch).fill(fact) })).toBe(true)
  expect(isPlainPush({ ...plain, mutations: Array(mostInBatch + 1).fill(fact) })).toBe(false)
  const change = { type: 'change', n: 3, ...told, revision: 1, fields: {} }
  expect(isPlainPush({ ...plain, mutations: [fact, change] })).toBe(false)
})
