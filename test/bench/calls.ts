import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { information, percentile, type Result, timed } from './result.ts'

export const searches = [
  'thinkpad',
  'dell gdańsk',
  'floor 2',
  'AW-00001',
  'yuki tanaka',
  'catalyst store',
  'macbook osaka',
  'zürich mill',
]

/** What queries cost through the contract, message port included. */
export async function measureCalls(client: EngineClient): Promise<Result[]> {
  const empty = await repeated(1000, () => client.session.welcome())
  const page = await repeated(50, () => client.assets.list({ limit: 100 }))
  const search = await repeated(5 * searches.length, (n) =>
    client.assets.list({ search: searches[n % searches.length] ?? '', limit: 100 }),
  )
  return [
    information('empty query, median', percentile(empty, 0.5), 'ms'),
    information('empty query, p99', percentile(empty, 0.99), 'ms'),
    information('first page of assets, p95', percentile(page, 0.95), 'ms'),
    information('search of assets, p95', percentile(search, 0.95), 'ms'),
  ]
}

async function repeated(times: number, work: (n: number) => unknown): Promise<number[]> {
  const durations: number[] = []
  for (let n = 0; n < times; n++) durations.push(await timed(() => work(n)))
  return durations
}
