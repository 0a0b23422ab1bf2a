import { app, type Session } from 'electron'
import { allowDownloads } from '../downloads.ts'
import { refuseDevices } from './devices.ts'
import { guardPermissions } from './permissions.ts'

const held = new WeakSet<Session>()

/** Holds every session that there will ever be. */
export function hardenSessions(): void {
  app.on('session-created', hardenSession)
}

/** Holds a session: nothing is permitted, no device is given, only our own page saves files. */
export function hardenSession(session: Session): void {
  if (held.has(session)) return
  held.add(session)
  guardPermissions(session)
  refuseDevices(session)
  allowDownloads(session)
}
