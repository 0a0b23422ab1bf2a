import { setTimeout } from 'node:timers/promises'
import type { FileResult } from '../../src-shared/features/jobs/jobs-contract.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { jobDone } from '../tools/port-client.ts'
import { childrenOf, memoryOf } from './process-figures.ts'
import type { RawFloor } from './raw-floor.ts'
import { atMost, information, percentile, type Result, timed, timesFloor } from './result.ts'

const expected = 20_000
const unseen = 300
const perPage = 500
const pagesOpened = 20
const comparedScans = 1000
/** Milliseconds between two scans beside a report: as many as fifty people make. */
const pause = 20
/** scans between two looks at the process that draws */
const looksEvery = 10

/**
 * An audit of 20,000 assets of which 300 are missing: what a scan costs against the raw floor, how long its pages take to
 * open, its report with scans beside, and its decisions in bulk.
 */
export async function measureAudits(client: EngineClient, floor: RawFloor): Promise<Result[]> {
  const codes = await codesOf(client, expected + comparedScans)
  const { auditId } = await client.audits.start({ list: codes.slice(0, expected) })
  const scan = (code: string) => timed(() => client.audits.scan({ auditId, code, method: 'scanner' }))
  const seen = codes.slice(0, expected - unseen)
  for (const code of seen.slice(comparedScans)) await scan(code)
  const raw: number[] = []
  const ours: number[] = []
  for (const code of seen.slice(0, comparedScans)) {
    raw.push(floor.scan(code))
    ours.push(await scan(code))
  }
  await client.audits.markCounted({ auditId })

  const opened: number[] = []
  const closing: number[] = []
  for (let n = 0; n < pagesOpened; n++) {
    opened.push(await timed(() => openPage(client, auditId)))
    closing.push(await timed(() => client.audits.closing({ auditId })))
  }
  const digest = await timed(() => client.audits.closingDigest({ auditId }))

  const beside: number[] = []
  const others = new Set(childrenOf(process.pid))
  let memory = 0
  let isDrawing = true
  let size = 0
  const drawn = timed(async () => {
    const { jobId } = await client.audits.report({ auditId, format: 'pdf' })
    size = ((await jobDone(client, jobId)).result as FileResult).size
    isDrawing = false
  })
  for (let n = 0; isDrawing; n++) {
    beside.push(await scan(codes[expected + (n % comparedScans)] ?? ''))
    await setTimeout(pause)
    if (n % looksEvery === 0) memory = Math.max(memory, ...childrenOf(process.pid).map(peakOf(others)))
  }
  const { jobId } = await client.audits.report({ auditId, format: 'pdf' })
  const cancelled = await timed(async () => {
    await client.jobs.cancel({ jobId })
    await jobDone(client, jobId).catch((error: Error) => {
      if (!error.message.includes('cancelled')) throw error
    })
  })

  const order = { auditId, all: 'missing', decision: 'ignore', reason: 'measured' } as const
  const decided = await timed(() => client.audits.resolve(order))
  await client.audits.abandon({ auditId, reason: 'measured' })
  return [
    timesFloor('scan among 20,000 expected, median', percentile(ours, 0.5), percentile(raw, 0.5), 5),
    timesFloor('the same, p99', percentile(ours, 0.99), percentile(raw, 0.99), 10),
    atMost('page of that audit, p95', percentile(opened, 0.95), 'ms', 300),
    atMost('page that closes it, p95', percentile(closing, 0.95), 'ms', 300),
    information('what is signed there, its SHA-256', digest, 'ms'),
    atMost('report of 20,000 scans', (await drawn) / 1000, 's', 6),
    atMost('memory of the process that draws it', memory, 'MB', 700),
    information('its size', size / 1_000_000, 'MB'),
    atMost('scan beside it, p99', percentile(beside, 0.99), 'ms', 50),
    information('until its cancel is answered', cancelled, 'ms'),
    atMost('300 decisions at once', decided, 'ms', 200),
  ]
}

/** The most memory in MB that a process had, unless it is one of those, or has ended. */
function peakOf(others: ReadonlySet<number>): (pid: number) => number {
  return (pid) => {
    if (others.has(pid)) return 0
    try {
      // of one that is just ending nothing is said
      return memoryOf(pid).peak || 0
    } catch {
      return 0
    }
  }
}

/** What the page of an audit asks for when it opens. */
async function openPage(client: EngineClient, auditId: string): Promise<void> {
  await Promise.all([
    client.audits.show({ auditId }),
    client.audits.outcome({ auditId, section: 'missing', limit: 100 }),
  ])
}

async function codesOf(client: EngineClient, count: number): Promise<string[]> {
  const codes: string[] = []
  while (codes.length < count) {
    const { rows } = await client.assets.list({ limit: perPage, offset: codes.length })
    if (rows.length === 0) throw new Error(`there are only ${codes.length} assets`)
    codes.push(...rows.map(({ assetTag }) => assetTag))
  }
  return codes.slice(0, count)
}
