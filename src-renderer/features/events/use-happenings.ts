import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ChangingFeature, Happening } from '../../../src-shared/features/events/events-contract.ts'
import type { Engine } from '../../host/engine.ts'
import { useEngine } from '../../host/engine-context.ts'
import { isHeld } from './held-features.ts'

/**
 * Keeps every query of the window true: one stream tells which features changed, whoever changed them, and how jobs
 * go. After a lost connection anything may have changed.
 */
export function useHappenings(): void {
  const engine = useEngine()
  const queries = useQueryClient()
  useEffect(() => {
    const leaving = new AbortController()
    void watch(engine, queries, leaving.signal)
    return () => leaving.abort()
  }, [engine, queries])
}

async function watch(engine: Engine, queries: QueryClient, signal: AbortSignal): Promise<void> {
  let missedSome = false
  while (!signal.aborted) {
    try {
      const happenings = await engine.client.events.watch(undefined, { signal })
      if (missedSome) void queries.invalidateQueries()
      for await (const happening of happenings) apply(engine, queries, happening)
    } catch {
      // The connection was lost, or there is none yet; the status line says so. Begin anew.
    }
    missedSome = true
    await new Promise((resolve) => window.setTimeout(resolve, 300))
  }
}

function apply({ calls }: Engine, queries: QueryClient, { changed, jobs }: Happening): void {
  for (const job of jobs) queries.setQueryData(calls.jobs.show.queryKey({ input: { jobId: job.id } }), job)
  for (const feature of changed) {
    if (isHeld(feature)) continue
    for (const queryKey of keysOf(calls, feature)) void queries.invalidateQueries({ queryKey })
  }
}

/** The queries that may be answered otherwise once a feature changed. */
function keysOf(calls: Engine['calls'], feature: ChangingFeature) {
  if (feature === 'people') return [calls.session.key()]
  if (feature === 'registers') return [calls.registers.key(), calls.customFields.key()]
  if (feature === 'labels')
    // the settings of labels name the organisation
    return [
      calls.labels,
      calls.labelDesigns,
      calls.labelQueue,
      calls.labelRuns,
      calls.tags,
      calls.session.welcome,
    ].map((part) => part.key())
  if (feature === 'disposals')
    return [
      calls.disposals,
      calls.certificates,
      calls.vendors,
      calls.shipments,
      calls.sampling,
      calls.disposalPolicy,
      calls.disposalReports,
      // a step of its disposal stands in the timeline of an asset
      calls.assets.timeline,
    ].map((part) => part.key())
  return [calls[feature].key()]
}
