import { app } from 'electron'
import { linkScheme } from './opened-things.ts'

/** As in electron-builder.yml: the installer names shortcuts so, and Windows shows notices only of whom it knows. */
const appId = 'org.assetwalk.desktop'

/**
 * Tells the system who this is and that it opens our links. In development that would be Electron itself, so only an
 * installed program does.
 */
export function becomeKnownToSystem(): void {
  if (!app.isPackaged) return
  app.setAsDefaultProtocolClient(linkScheme)
  if (process.platform === 'win32') app.setAppUserModelId(appId)
}
