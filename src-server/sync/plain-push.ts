import { z } from 'zod'
import { printableAscii } from '../../src-shared/identity/folded-text.ts'
import { mostInBatch } from '../../src-shared/sync/protocol.ts'

const word = /^[A-Za-z]{1,40}$/
const moment = z.regexes.datetime({ precision: 3 })
const longestName = 100
const partsOfPush = 3
const partsOfFact = 9

/**
 * Whether a push is of facts alone that hold no lists and no objects, as a scan: `pushRequest` would leave it as it is. Two hundred laptops
 * bring a hundred thousand facts, and a schema looks at each of them for a while and makes another one.
 */
export function isPlainPush(value: unknown): boolean {
  if (!isObject(value) || !isName(value.replicaId) || !isName(value.epoch)) return false
  const { mutations } = value
  if (!Array.isArray(mutations) || mutations.length === 0 || mutations.length > mostInBatch) return false
  return countOf(value) === partsOfPush && mutations.every(isPlainFact)
}

function isPlainFact(value: unknown): boolean {
  if (!isObject(value)) return false
  const { type, n, kind, id, siteId, changeSet, actorId, at, fact } = value
  if (type !== 'fact' || typeof n !== 'number' || !Number.isSafeInteger(n) || n < 1) return false
  if (typeof kind !== 'string' || !word.test(kind) || typeof at !== 'string' || !moment.test(at)) return false
  if (!isName(id) || !isName(siteId) || !isName(changeSet) || !isName(actorId)) return false
  return isObject(fact) && countOf(value) === partsOfFact && isFlat(fact)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isName = (value: unknown): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= longestName && printableAscii.test(value)

function isFlat(fact: Record<string, unknown>): boolean {
  for (const field in fact) if (typeof fact[field] === 'object' && fact[field] !== null) return false
  return true
}

function countOf(value: object): number {
  let count = 0
  for (const _ in value) count++
  return count
}
