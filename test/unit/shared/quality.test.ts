import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateFaults, filterOfFault, hasFault } from '../../../src-shared/features/quality/date-faults.ts'
import {
  isOneLetterApart,
  likelyOnePerson,
  type Named,
  spelledAlike,
  spellingOf,
} from '../../../src-shared/features/quality/spelled-alike.ts'

const model = (name: string, manufacturer: string | null = null): Named => ({
  id: `${manufacturer}/${name}`,
  name,
  manufacturer,
})
const namesOf = (groups: readonly (readonly { name: string }[])[]) =>
  groups.map((group) => group.map(({ name }) => name))

/** The slow and obvious way: every pair of spellings is compared. */
function naivePairs(spellings: readonly string[]): string[] {
  const pairs = spellings.flatMap((one, index) =>
    spellings.slice(index + 1).flatMap((other) => (isOneLetterApart(one, other) ? [[one, other]] : [])),
  )
  return pairs.map((pair) => pair.toSorted().join()).toSorted()
}

describe('models that are spelt differently', () => {
  it('are the same but for case, accents, blanks, signs and the maker in front', () => {
    const groups = spelledAlike([
      model('Latitude 7440', 'Dell'),
      model('LATITUDE-7440', 'Dell'),
      model('Dell Latitude 7440', 'DELL'),
      model('latitude7440'),
      model('Latitude 7450', 'Dell'),
      model('ThinkPad T14', 'Lenovo'),
      model('Thinkpad T14', 'Medion'),
      model('thinkpad t14'),
    ])
    expect(namesOf(groups)).toEqual([
      ['Latitude 7440', 'LATITUDE-7440', 'Dell Latitude 7440', 'latitude7440'],
    ])
  })

  it('are a letter apart from the same maker, but never a digit', () => {
    const groups = spelledAlike([
      model('OptiPlex Micro', 'Dell'),
      model('Optiplx Micro', 'Dell'),
      model('OptiPlex Mirco', 'Dell'),
      model('OptiPlex Micro', 'HP'),
      model('EliteBook 840 G9', 'HP'),
      model('EliteBook 840 G8', 'HP'),
      model('X1a', 'Lenovo'),
      model('X1b', 'Lenovo'),
    ])
    expect(namesOf(groups)).toEqual([['OptiPlex Micro', 'Optiplx Micro', 'OptiPlex Mirco']])
  })

  it('are found as by comparing every two of them', () => {
    const spelling = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', '1'),
      minLength: 6,
      maxLength: 8,
    })
    fc.assert(
      fc.property(fc.uniqueArray(spelling, { maxLength: 25 }), (spellings) => {
        const groups = spelledAlike(spellings.map((name) => model(name, 'x')))
        const groupOf = new Map(groups.flatMap((group, at) => group.map(({ name }) => [name, at] as const)))
        const left = spellings.filter((name) => spellingOf(model(name, 'x')) === name)
        for (const pair of naivePairs(left)) {
          const [one = '', other = ''] = pair.split(',')
          expect(groupOf.get(one)).toBeDefined()
          expect(groupOf.get(one)).toBe(groupOf.get(other))
        }
        for (const group of groups)
          for (const { name } of group)
            expect(group.some((other) => other.name !== name && isOneLetterApart(name, other.name))).toBe(
              true,
            )
      }),
      { numRuns: 200 },
    )
  })

  it('are one letter apart in both directions, and nothing is apart from itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), fc.string({ maxLength: 6 }), (one, other) => {
        expect(isOneLetterApart(one, other)).toBe(isOneLetterApart(other, one))
        expect(isOneLetterApart(one, one)).toBe(false)
      }),
    )
  })
})

describe('people that are there twice', () => {
  const person = (name: string, username: string | null = null, employeeNumber: string | null = null) => ({
    id: name,
    name,
    username,
    employeeNumber,
  })

  it('have the same words in their names, and nothing tells them apart', () => {
    const people = [
      person('Zoë Dvořák', 'zoe'),
      person('Dvorak, Zoe'),
      person('Ann Lee', 'alee'),
      person('Ann Lee', 'alee2'),
      person('Kim Park', null, '7'),
      person('kim park', 'kpark', '7'),
    ]
    expect(namesOf(likelyOnePerson(people))).toEqual([
      ['Zoë Dvořák', 'Dvorak, Zoe'],
      ['Kim Park', 'kim park'],
    ])
  })
})

describe('a date that cannot be right', () => {
  it('is found by the filter of its fault, and by no other day', () => {
    const day = fc
      .date({ min: new Date('1970-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, fc.constantFrom(...dateFaults), (date, today, fault) => {
        const [range = {}] = Object.values(filterOfFault(fault, today)) as { from?: string; to?: string }[]
        const isWithin = date >= (range.from ?? '') && date <= (range.to ?? '9')
        expect(hasFault(date, fault.fault, today)).toBe(isWithin)
      }),
    )
  })
})
