import { useEffect, useSyncExternalStore } from 'react'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { useEngine } from '../../host/engine-context.ts'

/** What Chromium tells of the line, of which TypeScript knows a part. */
interface Line extends EventTarget {
  readonly type?: string
  readonly saveData?: boolean
}

const line = Reflect.get(navigator, 'connection') as Line | undefined

/** Milliseconds after which an engine that is away is told again. */
const againAfter = 300

/** Whether this window is online over a metered line: a mobile network, or one that is to be spared. null: its browser does not tell. */
export function useMeteredLine(): boolean | null {
  return useSyncExternalStore(follow, isMetered)
}

/** Tells the engine while the line of this window is metered. */
export function useMeteredTold(): void {
  const { client } = useEngine()
  const metered = useMeteredLine() === true
  useEffect(() => {
    if (!metered) return
    const leaving = new AbortController()
    void tell(client, leaving.signal)
    return () => leaving.abort()
  }, [client, metered])
}

function follow(changed: () => void): () => void {
  line?.addEventListener('change', changed)
  return () => line?.removeEventListener('change', changed)
}

function isMetered(): boolean | null {
  return line === undefined ? null : line.saveData === true || line.type === 'cellular'
}

async function tell(client: EngineClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const _ of await client.sync.metered(undefined, { signal }));
    } catch {
      // The connection was lost, or there is none yet; the status line says so. Begin anew.
    }
    await new Promise((resolve) => window.setTimeout(resolve, againAfter))
  }
}
