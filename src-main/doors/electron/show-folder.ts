import { shell } from 'electron'
import { desktopText } from '../../../src-shared/features/app/desktop-text.ts'
import { tellPerson } from './dialogs.ts'

/** Shows a folder in the system's file manager; where that fails, a dialog says where it is. */
export async function showFolder(folder: string): Promise<void> {
  const reason = await shell.openPath(folder)
  const { message, detail } = desktopText.folderNotShown
  if (reason !== '') tellPerson('error', message, detail(folder, reason))
}
