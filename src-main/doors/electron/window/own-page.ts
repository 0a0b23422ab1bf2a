import { app, type WebPreferences } from 'electron'
import { versionArgument } from '../channels.ts'
import { preloadFile } from '../places.ts'
import { closedPage } from './closed-page.ts'

/** Options of the program's own page: closed, and seeing of the desktop only what the preload script exposes. */
export function ownPage(version: string): WebPreferences {
  return {
    ...closedPage,
    devTools: !app.isPackaged,
    preload: preloadFile,
    additionalArguments: [`${versionArgument}${version}`],
  }
}
