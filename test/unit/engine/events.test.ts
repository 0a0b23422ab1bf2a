import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EventHub } from '../../../src-main/engine/features/events/events.ts'
import type { Job } from '../../../src-shared/features/jobs/jobs-contract.ts'

const job = (id: string, done: number): Job => ({
  id,
  kind: 'import',
  state: 'running',
  progress: { done, total: 10 },
  result: null,
  error: null,
  startedAt: '2026-11-24T08:00:00.000Z',
  endedAt: null,
})

describe('what happens in the engine', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is told first at once, and empty', async () => {
    const events = new EventHub().watch(undefined)
    expect((await events.next()).value).toEqual({ changed: [], jobs: [] })
  })

  it('is gathered to at most ten events a second, each job in its newest state', async () => {
    const hub = new EventHub()
    const controller = new AbortController()
    const heard: unknown[] = []
    const reading = (async () => {
      for await (const event of hub.watch(controller.signal)) heard.push(event)
    })()
    await vi.advanceTimersByTimeAsync(0)
    for (let n = 0; n < 1000; n++) {
      hub.changed(n % 2 ? ['assets'] : ['assets', 'audits'])
      hub.jobMoved(job('one', n))
      await vi.advanceTimersByTimeAsync(1)
    }
    await vi.advanceTimersByTimeAsync(200)
    expect(heard.length).toBeGreaterThan(5)
    expect(heard.length).toBeLessThanOrEqual(12)
    expect(heard.at(-1)).toEqual({ changed: ['assets', 'audits'], jobs: [job('one', 999)] })
    controller.abort()
    await reading
  })

  it('is one event to whoever reads slowly, not thousands', async () => {
    const hub = new EventHub()
    const events = hub.watch(undefined)
    await events.next()
    for (const feature of ['assets', 'audits', 'people'] as const) {
      hub.changed([feature])
      hub.jobMoved(job(feature, 1))
      await vi.advanceTimersByTimeAsync(150)
    }
    const waiting = (await events.next()).value
    expect(waiting).toMatchObject({ changed: ['assets', 'audits', 'people'] })
    expect(waiting?.jobs).toHaveLength(3)
    hub.changed(['locations'])
    const next = events.next()
    await vi.advanceTimersByTimeAsync(150)
    expect((await next).value).toEqual({ changed: ['locations'], jobs: [] })
  })

  it('is told no more once the listener is gone', async () => {
    const controller = new AbortController()
    const events = new EventHub().watch(controller.signal)
    await events.next()
    const waiting = events.next()
    controller.abort()
    expect(await waiting).toEqual({ value: undefined, done: true })
  })
})
