import { setTimeout } from 'node:timers/promises'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { jobDone } from '../tools/port-client.ts'
import { searches } from './calls.ts'
import type { EngineFile, EngineFiles } from './engine-files.ts'
import { startEngineProcess } from './engine-process.ts'
import { cpuSeconds, memoryOf } from './process-figures.ts'
import { atMost, information, type Result } from './result.ts'
import { planWalk } from './walk.ts'

const scans = 1000
const idleSeconds = 30
/** Seconds in which what a day leaves to be done (full text merged, who holds frequent terms read, memory given back) is done. */
const settlingSeconds = 45
const settledWithin = 120

/**
 * What the engine's process takes of the machine (Linux tells): its memory after a day of work, the most that it was and
 * what is left of it; and its processor time when nobody does anything, while a window is open. From the sources it
 * carries the compiler of them in each thread as well, which no package does: that is told for information.
 */
export async function measureEngineDay(dataFolder: string, files: EngineFiles): Promise<Result[]> {
  if (process.platform !== 'linux') return []
  const fromSources = await dayOf(files.sources, dataFolder)
  const packaged = await dayOf(files.packaged, dataFolder)
  return [
    atMost('engine’s memory after a day, the most it was', packaged.peak, 'MB', 350),
    information('engine’s memory after a day, now', packaged.now, 'MB'),
    information('engine’s memory after its start', packaged.started, 'MB'),
    information('the most it was, from the sources', fromSources.peak, 'MB'),
    atMost('engine’s processor time when idle', packaged.idle, '%', 0.5),
    information('the same, from the sources', fromSources.idle, '%'),
  ]
}

interface Day {
  /** MB */
  started: number
  now: number
  peak: number
  /** percent of one processor */
  idle: number
}

async function dayOf(file: EngineFile, dataFolder: string): Promise<Day> {
  const engine = await startEngineProcess(file, dataFolder)
  const window = new AbortController()
  try {
    const { client } = engine.connection
    const started = memoryOf(engine.pid).now
    void watch(client, window.signal)
    await workADay(client)
    const memory = memoryOf(engine.pid)
    await untilSettled(engine.pid)
    await setTimeout(settlingSeconds * 1000)
    return { started, ...memory, idle: await idlePercent(engine.pid) }
  } finally {
    window.abort()
    await engine.close()
  }
}

/** Looks things up, scans through a thousand things of a site, and has the report drawn. */
async function workADay(client: EngineClient): Promise<void> {
  for (let offset = 0; offset < 5000; offset += 100) await client.assets.list({ limit: 100, offset })
  for (const search of [...searches, ...searches, ...searches]) {
    const { rows } = await client.assets.list({ search, limit: 100 })
    const [first] = rows
    if (!first) continue
    await client.assets.show({ asset: first.assetTag })
    await client.assets.timeline({ assetId: first.id })
  }
  const { auditId, steps } = await planWalk(client, scans)
  for (const { code, location } of steps)
    await client.audits.scan({ auditId, code, location, method: 'scanner' })
  await client.audits.markCounted({ auditId, counted: true })
  await client.audits.outcome({ auditId, section: 'missing', limit: 100 })
  for (const format of ['pdf', 'csv'] as const) {
    const { jobId } = await client.audits.report({ auditId, format })
    await jobDone(client, jobId)
  }
}

/** Waits until what follows on work (full text, the write-ahead log) is done: a second that takes next to nothing. */
async function untilSettled(pid: number): Promise<void> {
  for (let waited = 0; waited < settledWithin; waited++) {
    const before = cpuSeconds(pid)
    await setTimeout(1000)
    if (cpuSeconds(pid) - before < 0.01) return
  }
}

async function idlePercent(pid: number): Promise<number> {
  const [before, began] = [cpuSeconds(pid), performance.now()]
  await setTimeout(idleSeconds * 1000)
  return ((cpuSeconds(pid) - before) / ((performance.now() - began) / 1000)) * 100
}

/** Hears what happens, as an open window does. */
async function watch(client: EngineClient, signal: AbortSignal): Promise<void> {
  try {
    for await (const _ of await client.events.watch(undefined, { signal }));
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
