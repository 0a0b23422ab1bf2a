import { app } from 'electron'
import { z } from 'zod'
import { leaveProfileTo, makeProfile, type Profile, takeProfileOver } from '../profile.ts'

/** What a second start hands over to the first: links and files to open. Any program of this person could send it. */
const handedOver = z.object({ opened: z.array(z.string().max(4096)).max(20) })

/**
 * Makes this the one program on its data folder; only before Electron is ready.
 * @param opened what this start is to open, handed over to the first one if there is one
 * @returns false where one runs already
 */
export function becomeSingle(profile: Profile, opened: string[]): boolean {
  makeProfile(profile)
  app.setPath('userData', profile.folder)
  app.setPath('sessionData', profile.session)
  if (!app.requestSingleInstanceLock({ opened })) return false
  takeProfileOver(profile)
  return true
}

/** Goes on as the one program on the new place of a data folder that has moved. */
export function staySingle(before: Profile, after: Profile): void {
  leaveProfileTo(before, after)
  app.releaseSingleInstanceLock()
  app.setPath('userData', after.folder)
  app.requestSingleInstanceLock({ opened: [] })
}

/** Hears of every further start on the same data folder. */
export function onFurtherStart(hear: (opened: string[]) => void): void {
  app.on('second-instance', (_event, _argv, _directory, data) => {
    const { success, data: said } = handedOver.safeParse(data)
    hear(success ? said.opened : [])
  })
}
