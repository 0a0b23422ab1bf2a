import { app } from 'electron'
import { desktopText } from '../../../../src-shared/features/app/desktop-text.ts'
import { log } from '../desktop-log.ts'
import { tellPerson } from '../dialogs.ts'

/**
 * What nobody caught in an installed program goes to the log and is told as a bug, instead of with the stack in
 * Electron's own dialog; the engine, which has the data, is another process. In development that dialog is of use.
 */
export function catchBugs(): void {
  if (!app.isPackaged) return
  process.on('uncaughtException', (error) => {
    log.bug('main process', error)
    tellPerson('error', desktopText.bug.message, desktopText.bug.detail)
  })
  process.on('unhandledRejection', (error) => log.bug('main process', error))
}
