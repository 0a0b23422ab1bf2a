import { basename } from 'node:path'
import { desktopText } from '../../../src-shared/features/app/desktop-text.ts'
import type { ShellMessage } from '../../../src-shared/features/app/shell-message.ts'
import { tellPerson } from './dialogs.ts'
import { isLink, messageFor } from './start/opened-things.ts'

/** Tells the window of links and files that somebody opened; what Assetwalk does not open is said in a dialog. */
export function openThings(opened: readonly string[], tell: (message: ShellMessage) => void): void {
  for (const thing of opened) {
    const message = messageFor(thing)
    if (message) tell(message)
    else tellRefused(thing)
  }
}

function tellRefused(thing: string): void {
  const { linkRefused, fileRefused } = desktopText
  if (isLink(thing)) tellPerson('warning', linkRefused.message, linkRefused.detail)
  else tellPerson('warning', fileRefused.message(basename(thing)), fileRefused.detail)
}
