import type { EngineClient } from '../../src-shared/wire/connect.ts'
import type { RawFloor } from './raw-floor.ts'
import { percentile, type Result, timed, timesFloor } from './result.ts'
import { planWalk } from './walk.ts'

const blocks = 30
const scansPerBlock = 100
const warmUp = 200

/**
 * Scans through the contract (identify, decide, durable append, counters; message port included) against the raw floor.
 * Both are measured in turns of a hundred, so that noise of the machine meets both.
 */
export async function measureScans(client: EngineClient, floor: RawFloor): Promise<Result[]> {
  const { auditId, steps } = await planWalk(client, warmUp + blocks * scansPerBlock)
  const raw: number[] = []
  const ours: number[] = []
  const scan = ({ code, location }: (typeof steps)[number]) =>
    timed(() => client.audits.scan({ auditId, code, location, method: 'scanner' }))

  for (const step of steps.slice(0, warmUp)) {
    floor.scan(step.code)
    await scan(step)
  }
  for (let block = 0; block < blocks; block++) {
    const begin = warmUp + block * scansPerBlock
    const turn = steps.slice(begin, begin + scansPerBlock)
    for (const { code } of turn) raw.push(floor.scan(code))
    for (const step of turn) ours.push(await scan(step))
  }
  return [
    timesFloor('scan through the contract, median', percentile(ours, 0.5), percentile(raw, 0.5), 5),
    timesFloor('scan through the contract, p99', percentile(ours, 0.99), percentile(raw, 0.99), 10),
  ]
}
