import { createContext, use, useSyncExternalStore } from 'react'
import type { Engine } from '../../../host/engine.ts'
import { newId } from '../../../host/new-id.ts'
import type { DeskState } from './desk-state.ts'
import { ScanDesk } from './scan-desk.ts'

const desks = new WeakMap<Engine, Map<string, ScanDesk>>()

/** The desk of an audit. It lives as long as the window: leaving the page does not stop what waits to be sent. */
export function deskOf(engine: Engine, auditId: string): ScanDesk {
  const ofEngine = desks.get(engine) ?? new Map<string, ScanDesk>()
  desks.set(engine, ofEngine)
  const desk = ofEngine.get(auditId) ?? newDesk(engine, auditId)
  ofEngine.set(auditId, desk)
  return desk
}

/** How many scans of all audits the engine has not confirmed yet. */
export function unsentScans(engine: Engine): number {
  return [...(desks.get(engine)?.values() ?? [])].reduce((sum, desk) => sum + desk.state().waiting.length, 0)
}

/** A desk that sends what waits as soon as the engine can be reached again. */
function newDesk({ client, connection }: Engine, auditId: string): ScanDesk {
  const desk = new ScanDesk(client, auditId, newId)
  connection.subscribe(() => {
    if (connection.get() === 'connected' && desk.state().waiting.length > 0) void desk.sendAgain()
  })
  return desk
}

export const DeskContext = createContext<ScanDesk | null>(null)

export function useScanDesk(): ScanDesk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('useScanDesk() outside of DeskContext')
  return desk
}

/** One part of the desk's state; the component draws again only when that part changed. */
export function useDesk<Key extends keyof DeskState>(key: Key): DeskState[Key] {
  const desk = useScanDesk()
  return useSyncExternalStore(desk.subscribe, () => desk.state()[key])
}
