import { app } from 'electron'

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
