import { type AnyAssetColumn, assetColumns } from '../../src-shared/features/assets/asset-columns.ts'
import type { AssetFilter } from '../../src-shared/features/assets/asset-filter.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { atMost, information, percentile, type Result, timed } from './result.ts'

const pages = 400
/** As many as the window asks for at once. */
const rowsOfPage = 40
const counts = 200
const seed = 7

/**
 * What a page of a list costs through the contract, message port included: any order, any pair of conditions (empty and
 * disjoint pairs among them), any position. Each order and each condition was asked for once before: what it looks into is
 * read then, once.
 */
export async function measureLists(client: EngineClient): Promise<Result[]> {
  const random = randomFrom(seed)
  const one = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value
  const conditions = await conditionsOf(client)
  const pair = (): AssetFilter => ({ ...one(conditions)(random), ...one(conditions)(random) })

  const firstConditions: number[] = []
  for (const condition of conditions)
    firstConditions.push(await timed(() => client.assets.list({ filter: condition(random), limit: 1 })))

  const firsts: number[] = []
  const pageTimes: number[] = []
  for (const by of assetColumns) {
    firsts.push(await timed(() => client.assets.list({ sort: { by, direction: 'ascending' }, limit: 1 })))
    for (let n = 0; n < pages / assetColumns.length; n++)
      pageTimes.push(await randomPage(client, by, n % 4 === 0 ? {} : pair(), random))
  }
  const countTimes: number[] = []
  for (let n = 0; n < counts; n++) {
    const filter = pair()
    countTimes.push(await timed(() => client.assets.list({ filter, limit: 1 })))
  }
  return [
    atMost('page of a list, any order, filter and position, p95', percentile(pageTimes, 0.95), 'ms', 20),
    atMost('the same, the slowest', Math.max(...pageTimes), 'ms', 50),
    atMost('exact count of a pair of conditions, p95', percentile(countTimes, 0.95), 'ms', 20),
    information('a condition asked for the first time, the slowest', Math.max(...firstConditions), 'ms'),
    information('an order asked for the first time, median', percentile(firsts, 0.5), 'ms'),
    information('the same, the slowest', Math.max(...firsts), 'ms'),
  ]
}

async function randomPage(
  client: EngineClient,
  by: AnyAssetColumn,
  filter: AssetFilter,
  random: () => number,
): Promise<number> {
  const { total } = await client.assets.list({ filter, limit: 1 })
  const direction = random() < 0.5 ? 'ascending' : 'descending'
  const offset = Math.floor(random() * Math.max(1, total))
  return timed(() => client.assets.list({ filter, sort: { by, direction }, offset, limit: rowsOfPage }))
}

type Condition = (random: () => number) => AssetFilter

/** A condition on each part, its values such as the register has. */
async function conditionsOf(client: EngineClient): Promise<Condition[]> {
  const valuesOf = async (part: 'categories' | 'manufacturers' | 'models' | 'suppliers' | 'locations') => {
    const { values } = await client.assets.facets({ part, limit: 200 })
    return values.map(({ value }) => value)
  }
  const [categories, manufacturers, models, suppliers, locations] = await Promise.all(
    (['categories', 'manufacturers', 'models', 'suppliers', 'locations'] as const).map(valuesOf),
  )
  const some = (values: readonly string[] | undefined, random: () => number) => [
    values?.[Math.floor(random() * values.length)] ?? '',
  ]
  return [
    (random) => ({ categories: some(categories, random) }),
    (random) => ({ manufacturers: some(manufacturers, random) }),
    (random) => ({ models: some(models, random) }),
    (random) => ({ suppliers: some(suppliers, random) }),
    (random) => ({ locations: some(locations, random) }),
    (random) => ({ statusTypes: [random() < 0.5 ? 'deployed' : 'pending'] }),
    (random) => ({ purchased: { from: `${2015 + Math.floor(random() * 11)}-03-01`, to: '2025-06-30' } }),
    (random) => ({ cost: { from: Math.floor(random() * 2000), to: 2000 } }),
    (random) => ({ warranty: [random() < 0.5 ? 'ended' : 'endsWithin90Days'] }),
    (random) => ({ lacks: [random() < 0.5 ? 'serialNumber' : 'checkedOutTo'] }),
    () => ({ lastAudited: 'never' }),
  ]
}

/** The same numbers from the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
