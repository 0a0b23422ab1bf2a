import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { searches } from './calls.ts'
import { atMost, information, percentile, type Result, timed } from './result.ts'

/** So many that what the engine does for the first time, in its first dozens of calls, is the few of them that it is in a day. */
const identifiers = 2000
const rounds = 3
/** Further texts: rooms, codes, three words that are each in tens of thousands, and what nothing has. */
const further = [
  'laptop noor',
  '2.05 porto',
  'server room porto',
  'PO-2024-41',
  'fa13',
  'fa13 gdańsk',
  'no such thing',
]

/**
 * What finding costs through the contract, message port included: exact asset tags and serial numbers from all over the
 * register beside an empty call, and the first page at every letter while a text is typed.
 */
export async function measureFind(client: EngineClient): Promise<Result[]> {
  const codes = await codesOf(client)
  const empty: number[] = []
  const exact: number[] = []
  for (const text of codes) {
    empty.push(await timed(() => client.session.welcome()))
    exact.push(await timed(() => client.assets.find({ text })))
  }
  const begun = new Map<string, number[]>()
  for (let n = 0; n < rounds; n++)
    for (const [text, took] of await typedOnce(client)) begun.set(text, [...(begun.get(text) ?? []), took])
  const short = [...begun].flatMap(([text, took]) => ([...text].length <= 2 ? took : []))
  const all = [...begun.values()].flat()
  return [
    atMost('exact identifier found, p95', percentile(exact, 0.95), 'ms', 1),
    information('an empty call beside it, p95', percentile(empty, 0.95), 'ms'),
    atMost('first page of full text while it is typed, p95', percentile(all, 0.95), 'ms', 10),
    atMost('the same of one and two letters, p95', percentile(short, 0.95), 'ms', 10),
    information('the same, the slowest', Math.max(...all), 'ms'),
  ]
}

/** How long the first page took at every letter of some texts. */
export async function typedOnce(client: EngineClient): Promise<[text: string, took: number][]> {
  const texts: [string, number][] = []
  for (const text of [...searches, ...further].flatMap(typed))
    texts.push([text, await timed(() => client.assets.find({ text }))])
  return texts
}

/** A text letter by letter. */
const typed = (text: string): string[] =>
  [...text].map((_, at, letters) => letters.slice(0, at + 1).join('')).filter((part) => part.trim() === part)

async function codesOf(client: EngineClient): Promise<string[]> {
  const { total } = await client.assets.list({ limit: 1 })
  const codes: string[] = []
  const step = Math.max(1, Math.floor(total / (identifiers / 20)))
  for (let offset = 0; offset < total && codes.length < identifiers; offset += step) {
    const { rows } = await client.assets.list({ offset, limit: 10 })
    for (const { assetTag, serialNumber } of rows) codes.push(serialNumber ?? assetTag, assetTag)
  }
  return codes.slice(0, identifiers)
}
