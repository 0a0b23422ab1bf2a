import { app } from 'electron'
import { linkScheme } from './opened-things.ts'

/**
 * Hears of links and files that macOS hands to a program that runs or is about to; to be called before Electron is
 * ready. Elsewhere they come as arguments of a start.
 */
export function listenForOpened(hear: (opened: string) => void): void {
  app.on('open-url', (event, url) => {
    event.preventDefault()
    hear(url)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    hear(path)
  })
}

/** Tells the system who opens our links. In development that would be Electron itself, so only an installed program does. */
export function becomeOpenerOfLinks(): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme)
}
