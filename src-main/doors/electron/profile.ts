import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Where Electron keeps what it needs for the windows of one data folder. Each data folder has a place of its own, and
 * with it its own single instance; the data folder itself holds nothing but data.
 */
export interface Profile {
  /** Electron's `userData`: the lock of the single instance, and our settings */
  folder: string
  /** Electron's `sessionData`: what Chromium keeps for the page */
  session: string
  settings: string
}

/** Names the place of a profile that this one goes on from, once it may be taken over. */
const fromFile = 'goes-on-from'

/** @param appData the folder in which this person's programs keep such things */
export function profileOf(appData: string, dataFolder: string): Profile {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
  const folder = join(appData, 'assetwalk-windows', name)
  return { folder, session: join(folder, 'session'), settings: join(folder, 'settings.json') }
}

/** Electron takes no folder that is not there. */
export function makeProfile({ session }: Profile): void {
  mkdirSync(session, { recursive: true, mode: 0o700 })
}

/** After a data folder has moved: its new place goes on with the settings, and takes the rest over at the next start. */
export function leaveProfileTo(before: Profile, after: Profile): void {
  makeProfile(after)
  if (existsSync(before.settings)) copyFileSync(before.settings, after.settings)
  writeFileSync(join(after.folder, fromFile), before.session)
}

/** Takes over what Chromium kept before the data folder moved. Only the single instance does so, before Electron is ready. */
export function takeProfileOver(profile: Profile): void {
  const note = join(profile.folder, fromFile)
  if (!existsSync(note)) return
  const before = readFileSync(note, 'utf8')
  rmSync(note)
  if (!existsSync(before)) return
  rmSync(profile.session, { recursive: true, force: true })
  renameSync(before, profile.session)
}
