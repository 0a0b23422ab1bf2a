import { app } from 'electron'
import type { ChosenDataFolder } from '../data-folder.ts'
import { type Profile, profileOf } from './profile.ts'

/** Where the data is, and where Electron keeps what belongs to its windows. */
export interface DataPlace extends ChosenDataFolder {
  profile: Profile
}

export function dataPlace(chosen: ChosenDataFolder): DataPlace {
  return { ...chosen, profile: profileOf(app.getPath('appData'), chosen.folder) }
}
