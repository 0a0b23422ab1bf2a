import { BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import { desktopText } from '../../../src-shared/features/app/desktop-text.ts'
import { log } from './desktop-log.ts'

/** Asks or tells something in a dialog over the window, if there is one. @returns which of the buttons was pressed */
export async function showBox(options: MessageBoxOptions): Promise<number> {
  const [window] = BrowserWindow.getAllWindows().filter((open) => open.isVisible())
  const { response } = await (window
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options))
  return response
}

/** Tells a person something that they are not asked about, and does not wait until they have read it. */
export function tellPerson(type: 'info' | 'warning' | 'error', message: string, detail: string): void {
  showBox({ type, message, detail, buttons: [desktopText.ok] }).catch((error: unknown) =>
    log.bug('dialog', error),
  )
}
