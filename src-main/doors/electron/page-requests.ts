import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import { startText } from '../../../src-shared/features/app/start-text.ts'
import { isOfApp } from './app-origin.ts'
import { channels } from './channels.ts'

/** Answers what the preload script asks for: a port to the engine. Anybody but our own page is refused. */
export function answerPages(onOpenEngine: (page: WebContents) => void): void {
  ipcMain.handle(channels.openEngine, (event) => {
    if (!isOwnPage(event)) throw new Error(startText.senderRefused)
    onOpenEngine(event.sender)
  })
}

/** The whole page, not a frame within it, at an address of ours. A frame that is gone has no address. */
function isOwnPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOfApp(senderFrame.url)
}
