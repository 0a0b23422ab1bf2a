import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evidenceHandedIn } from '../tools/disposals.ts'
import { imported } from '../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../tools/test-engine.ts'

const drives = 10_000
const atOnce = 100
let engine: TestEngine
beforeAll(async () => {
  engine = await sharedEngine({ hasThreads: true })
  await imported(
    engine,
    Array.from({ length: drives }, (_, n) => ({ 'Asset Tag': `LC-${n}`, Serial: `SN${n}` })),
  )
})
afterAll(() => engine.close())

const log = (from: number, to: number) =>
  ['Serial,State', ...Array.from({ length: to - from }, (_, n) => `DRV${from + n},Erased`)].join('\r\n')
/** Milliseconds that a call takes. */
async function taken(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}

describe('a case of ten thousand drives', () => {
  it('takes a log of all of them, and a log of each, and is shown while it does', async () => {
    const { disposals } = engine.client
    const tags = Array.from({ length: drives }, (_, n) => `LC-${n}`)
    const order = { reason: 'Data centre', disposition: 'recycling', confidentiality: 'low' } as const
    const { caseId } = await disposals.open({ tags, ...order })
    const add = (n: number) =>
      disposals.addMedium({ caseId, tag: `LC-${n}`, serial: `DRV${n}`, model: 'WD10', type: 'hdd' })
    for (let at = 0; at < drives; at += atOnce)
      await Promise.all(Array.from({ length: atOnce }, (_, n) => add(at + n)))
    await disposals.keepMapping({
      ...{ name: 'CSV', format: 'csv', records: 'row', serial: 'Serial', state: 'State' },
      succeeded: ['Erased'],
    })
    const whole = { 'all.csv': log(0, drives) }
    const [all] = await evidenceHandedIn(engine, caseId, whole, { mapping: 'CSV' })
    expect(all?.erasures.filter(({ match }) => match === 'matched')).toHaveLength(drives)

    const batches: number[] = []
    for (let at = 0; at < drives; at += atOnce) {
      const files = Object.fromEntries(
        Array.from({ length: atOnce }, (_, n) => [`${at + n}.csv`, log(at + n, at + n + 1)]),
      )
      batches.push(await taken(() => evidenceHandedIn(engine, caseId, files, { mapping: 'CSV' })))
    }
    const shown = await disposals.show({ caseId, gaps: false })
    expect(shown.evidence).toHaveLength(drives + 1)
    expect(shown.mediumList).toHaveLength(drives)
    const mean = (some: number[]) => some.reduce((sum, one) => sum + one, 0) / some.length
    const [first, last] = [mean(batches.slice(0, 10)), mean(batches.slice(-10))]
    const show = await taken(() => disposals.show({ caseId, gaps: false }))
    // The last hundred may not take much longer than the first: a case is not read as a whole for each batch.
    expect(last).toBeLessThan(first * 3 + 200)
    expect(show).toBeLessThan(10_000)
  }, 900_000)
})
