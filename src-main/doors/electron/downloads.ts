import { basename, dirname, join } from 'node:path'
import { app, type DownloadItem, Notification, type Session, shell } from 'electron'
import { desktopText } from '../../../src-shared/features/app/desktop-text.ts'
import { isMadeByApp, isOfApp } from './app-origin.ts'
import { tellPerson } from './dialogs.ts'
import { savedFileName } from './saved-file-name.ts'

const { saving } = desktopText

/**
 * Lets the window's own page save files, each where the person says in the system's dialog, and tells how it ended.
 * Whatever anybody else wants to put on the disk is refused.
 */
export function allowDownloads(session: Session): void {
  session.on('will-download', (event, item) => {
    if (!isOwnDownload(item)) {
      event.preventDefault()
      return
    }
    item.setSaveDialogOptions({
      title: saving.title,
      defaultPath: join(app.getPath('documents'), savedFileName(item.getFilename())),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    item.once('done', (_event, state) => {
      if (state === 'completed') tellSaved(item.getSavePath())
      else if (state === 'interrupted') tellFailed(item)
    })
  })
}

/** Of our origin, and started by it: an address alone says little, since whoever starts a download chooses it. */
function isOwnDownload(item: DownloadItem): boolean {
  return isMadeByApp(item.getURL()) && isOfApp(item.getInitiatorOrigin())
}

/** Quietly: a dialog would take the keyboard away from whoever goes on working. */
function tellSaved(file: string): void {
  if (process.platform === 'darwin') app.dock?.downloadFinished(file)
  if (!Notification.isSupported()) return
  const notice = new Notification({
    title: saving.saved,
    body: saving.savedAs(basename(file), dirname(file)),
    silent: true,
  })
  notice.on('click', () => shell.showItemInFolder(file))
  notice.show()
}

function tellFailed(item: DownloadItem): void {
  const file = item.getSavePath()
  const folder = file === '' ? saving.nowhere : dirname(file)
  tellPerson('error', saving.failed(savedFileName(item.getFilename())), saving.failedNext(folder))
}
