import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { searches } from './calls.ts'
import { atMost, information, percentile, type Result, timed } from './result.ts'

const identifiers = 500
const rounds = 10
/** Begun words: by one and two letters nearly everything is found, and each is typed on the way to any other. */
const begun = ['a', 's', 'm', '0', 'th', 'de', 'la', 'zü', 'thi', 'gda', 'mon', 'aw-0']

/**
 * What finding costs through the contract, message port included: exact asset tags and serial numbers from all over the
 * register, and the first page of what begins with a text.
 */
export async function measureFind(client: EngineClient): Promise<Result[]> {
  const codes = await codesOf(client)
  const exact: number[] = []
  for (const text of codes) exact.push(await timed(() => client.assets.find({ text })))
  const texts: number[] = []
  for (let n = 0; n < rounds; n++)
    for (const text of [...begun, ...searches]) texts.push(await timed(() => client.assets.find({ text })))
  return [
    atMost('exact identifier found, p95', percentile(exact, 0.95), 'ms', 1),
    atMost('first page of full text, also of one and two letters, p95', percentile(texts, 0.95), 'ms', 10),
    information('the same, the slowest', Math.max(...texts), 'ms'),
  ]
}

async function codesOf(client: EngineClient): Promise<string[]> {
  const { total } = await client.assets.list({ limit: 1 })
  const codes: string[] = []
  const step = Math.max(1, Math.floor(total / (identifiers / 10)))
  for (let offset = 0; offset < total && codes.length < identifiers; offset += step) {
    const { rows } = await client.assets.list({ offset, limit: 10 })
    for (const { assetTag, serialNumber } of rows) codes.push(serialNumber ?? assetTag, assetTag)
  }
  return codes.slice(0, identifiers)
}
