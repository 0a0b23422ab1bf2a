import { foldedText } from '../../identity/folded-text.ts'

/** Something that has a name, and a maker where it is a model. */
export interface Named {
  id: string
  name: string
  manufacturer: string | null
}

/** Shorter names that differ by a letter are names of their own more often than not. */
const shortestNear = 6

const signsOf = (text: string) => foldedText(text).replace(/[^\p{L}\p{N}]/gu, '')

/** What is left of a name without case, accents, blanks, signs and its maker in front. */
export function spellingOf({ name, manufacturer }: Named): string {
  const signs = signsOf(name)
  const maker = signsOf(manufacturer ?? '')
  return maker !== '' && signs.startsWith(maker) && signs !== maker ? signs.slice(maker.length) : signs
}

/**
 * Whether two spellings are one edit of letters apart: one more, one another, or two neighbours in each other's place.
 * Digits tell models apart, so an edit of them makes another one.
 */
export function isOneLetterApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short === long || long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  const isLetter = (sign: string | undefined) => sign !== undefined && /\p{L}/u.test(sign)
  if (short.length < long.length) return isLetter(long[same]) && short.slice(same) === long.slice(same + 1)
  const areSwapped = short[same] === long[same + 1] && short[same + 1] === long[same]
  if (areSwapped && short.slice(same + 2) === long.slice(same + 2))
    return isLetter(short[same]) && isLetter(long[same])
  return isLetter(short[same]) && isLetter(long[same]) && short.slice(same + 1) === long.slice(same + 1)
}

/**
 * Groups of models that are likely one, spelt differently: the same but for case, blanks, signs and the maker in front, or
 * one letter apart from the same maker. One without a maker belongs to those of the only maker of that name.
 */
export function spelledAlike<Model extends Named>(models: readonly Model[]): Model[][] {
  const groups = new Groups(models.length)
  const bySpelling = Map.groupBy(models.keys(), (at) => spellingOf(models[at] as Model))
  bySpelling.delete('')
  for (const alike of bySpelling.values()) joinOfOneMaker(models, alike, groups)
  for (const near of neighbours([...bySpelling.keys()]))
    for (const at of bySpelling.get(near[0]) ?? [])
      for (const to of bySpelling.get(near[1]) ?? [])
        if (makerOf(models[at]) === makerOf(models[to])) groups.join(at, to)
  return groups.of(models)
}

const makerOf = (model: Named | undefined) => signsOf(model?.manufacturer ?? '')

function joinOfOneMaker(models: readonly Named[], alike: readonly number[], groups: Groups): void {
  const byMaker = Map.groupBy(alike, (at) => makerOf(models[at]))
  for (const [first, ...others] of byMaker.values())
    for (const other of others) groups.join(first as number, other)
  if (byMaker.size !== 2) return
  const [first, second] = [...byMaker.values()].map(([at]) => at as number)
  if (byMaker.has('')) groups.join(first as number, second as number)
}

/** Pairs of spellings that are one letter apart: each meets in what is left of both without a sign. */
function neighbours(spellings: readonly string[]): [string, string][] {
  const meeting = new Map<string, string[]>()
  for (const spelling of spellings) {
    if (spelling.length < shortestNear) continue
    const left = new Set([spelling])
    for (let at = 0; at < spelling.length; at++) left.add(spelling.slice(0, at) + spelling.slice(at + 1))
    for (const key of left) meeting.set(key, [...(meeting.get(key) ?? []), spelling])
  }
  const pairs: [string, string][] = []
  for (const met of meeting.values())
    for (const [index, one] of met.entries())
      for (const other of met.slice(index + 1)) if (isOneLetterApart(one, other)) pairs.push([one, other])
  return pairs
}

/** What belongs together, however long the chain of reasons. */
class Groups {
  readonly #of: number[]

  constructor(count: number) {
    this.#of = Array.from({ length: count }, (_, at) => at)
  }

  join(one: number, other: number): void {
    this.#of[this.#head(other)] = this.#head(one)
  }

  /** The groups of more than one, in the order of their first. */
  of<Item>(items: readonly Item[]): Item[][] {
    const groups = Map.groupBy(items.keys(), (at) => this.#head(at))
    return [...groups.values()]
      .filter(({ length }) => length > 1)
      .map((group) => group.map((at) => items[at] as Item))
  }

  #head(at: number): number {
    let head = at
    while (this.#of[head] !== head) head = this.#of[head] as number
    this.#of[at] = head
    return head
  }
}

/** A person as far as two entries of one can be told. */
export interface NamedPerson {
  id: string
  name: string
  username: string | null
  employeeNumber: string | null
}

/**
 * Groups of people that are likely one: the same words in their names, in any order, and nothing that tells them apart, as
 * two user names or two employee numbers do.
 */
export function likelyOnePerson<Person extends NamedPerson>(people: readonly Person[]): Person[][] {
  const byName = Map.groupBy(
    people,
    ({ name }) =>
      foldedText(name)
        .match(/[\p{L}\p{N}]+/gu)
        ?.sort()
        .join(' ') ?? '',
  )
  byName.delete('')
  return [...byName.values()].filter(
    (group) => group.length > 1 && isOne(group, 'username') && isOne(group, 'employeeNumber'),
  )
}

const isOne = (people: readonly NamedPerson[], by: 'username' | 'employeeNumber') =>
  new Set(people.flatMap((person) => (person[by] === null ? [] : [foldedText(person[by])]))).size <= 1
