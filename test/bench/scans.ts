import type { EngineClient } from '../../src-shared/wire/connect.ts'
import type { RawFloor } from './raw-floor.ts'
import { percentile, type Result, timed, timesFloor } from './result.ts'
import { planWalk, type Step } from './walk.ts'

const warmUp = 200
const mostOneByOne = 2400
const mostInBlocks = 1000
const perBlock = 100

/**
 * Scans through the contract (identify, decide, durable append, counters; message port included) against the raw floor,
 * in turns, so that noise of the machine meets both: one by one, as scans come, and for comparison in blocks of a hundred,
 * where the raw loop has processor and disk to itself and warm.
 * @param share of the scans that are measured at most
 */
export async function measureScans(client: EngineClient, floor: RawFloor, share: number): Promise<Result[]> {
  const oneByOne = mostOneByOne * share
  const inBlocks = mostInBlocks * share
  const { auditId, steps } = await planWalk(client, warmUp + oneByOne + inBlocks)
  const scan = ({ code, location }: Step) =>
    timed(() => client.audits.scan({ auditId, code, location, method: 'scanner' }))
  const measure = async (from: number, count: number, blockSize: number) => {
    const raw: number[] = []
    const ours: number[] = []
    for (let begin = from; begin < from + count; begin += blockSize) {
      const block = steps.slice(begin, begin + blockSize)
      for (const { code } of block) raw.push(floor.scan(code))
      for (const step of block) ours.push(await scan(step))
    }
    return { raw, ours }
  }

  await measure(0, warmUp, 1)
  const single = await measure(warmUp, oneByOne, 1)
  const blocks = await measure(warmUp + oneByOne, inBlocks, perBlock)
  const compared = timesFloor('', percentile(blocks.ours, 0.5), percentile(blocks.raw, 0.5), 5)
  return [
    timesFloor(
      'scan through the contract, median',
      percentile(single.ours, 0.5),
      percentile(single.raw, 0.5),
      5,
    ),
    timesFloor(
      'scan through the contract, p99',
      percentile(single.ours, 0.99),
      percentile(single.raw, 0.99),
      10,
    ),
    { ...compared, name: 'the same in blocks of 100, median', target: null, met: null },
  ]
}
