import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type JsonValue } from '../../../src-shared/record/canonical-json.ts'
import { changesOfNew, fieldChanges } from '../../../src-shared/record/field-changes.ts'

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>

function shuffledKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(shuffledKeys)
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value).map(([key, member]) => [key, shuffledKeys(member)] as const)
  return Object.fromEntries(members.reverse())
}

describe('canonical JSON', () => {
  it('has its keys in code-unit order and no blanks', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true, Z: 'é\n' })).toBe(
      '{"Z":"é\\n","a":true,"b":[1,{"c":"x","d":null}]}',
    )
  })

  it('is one text for one value, however its keys came', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(shuffledKeys(value))).toBe(canonicalJson(value))
      }),
    )
  })

  it('says what the value says', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('the changes between two states', () => {
  const field = fc.constantFrom('name', 'notes', 'status', 'place')
  const state = fc.dictionary(field, fc.option(fc.constantFrom('a', 'b'), { nil: null }))

  it('are what differs, with both values', () => {
    expect(
      fieldChanges({ name: 'a', notes: null, place: 'p' }, { name: 'b', notes: 'n', place: 'p' }),
    ).toEqual({
      name: { from: 'a', to: 'b' },
      notes: { from: null, to: 'n' },
    })
  })

  it('have the same text when they are written down at once for a row that is new', () => {
    const states = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,6}\.?[0-9a-f]{0,4}$/),
      fc.option(
        json.filter((value) => typeof value !== 'object'),
        { nil: null },
      ),
    )
    fc.assert(
      fc.property(states, (after) => {
        const inOrder = Object.entries(after).sort(([one], [other]) => (one < other ? -1 : 1))
        const text = canonicalJson(fieldChanges({}, after))
        expect(changesOfNew(inOrder)).toEqual({ text, quoted: JSON.stringify(text) })
      }),
    )
  })

  it('do not tell an absent field from an empty one', () => {
    expect(fieldChanges({}, { name: null })).toEqual({})
    expect(fieldChanges({}, { toString: null })).toEqual({})
    expect(fieldChanges({ name: null }, { name: 'a' })).toEqual(fieldChanges({}, { name: 'a' }))
  })

  it('lead from the one to the other and back, and are none only when nothing differs', () => {
    fc.assert(
      fc.property(state, state, (before, change) => {
        const after = { ...before, ...change }
        const changes = Object.entries(fieldChanges(before, after))
        const to = Object.fromEntries(changes.map(([key, { to }]) => [key, to]))
        const from = Object.fromEntries(changes.map(([key, { from }]) => [key, from]))
        const filled = (one: object) =>
          Object.entries(one)
            .filter(([, value]) => value !== null)
            .sort()
        expect(filled({ ...before, ...to })).toEqual(filled(after))
        expect(filled({ ...after, ...from })).toEqual(filled(before))
        expect(changes.every(([, one]) => one.from !== one.to)).toBe(true)
      }),
    )
  })
})
