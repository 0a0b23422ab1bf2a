import { app, type BrowserWindow, powerMonitor } from 'electron'
import { log } from './desktop-log.ts'

/**
 * Holds the end of the program back, once its windows are gone, until the last write is durable; also where the system
 * goes down.
 */
export function endAfter(close: () => Promise<void>): void {
  let state: 'running' | 'closing' | 'closed' = 'running'
  const end = () => {
    state = 'closed'
    app.quit()
  }
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    close().then(end, (error: unknown) => {
      log.bug('end', error)
      end()
    })
  })
}

/** macOS and Linux wait with going down until a program that asks for it has ended. Only once Electron is ready. */
export function endWithSystem(): void {
  // Electron's types leave the event out, which is there to be prevented.
  powerMonitor.on('shutdown', (...[event]: { preventDefault: () => void }[]) => {
    event?.preventDefault()
    app.quit()
  })
}

/**
 * Windows gives a program some seconds and does not tell it again: what is under way is ended at once. What was
 * confirmed is durable in any case.
 */
export function endWithSession(window: BrowserWindow, close: () => Promise<void>): void {
  window.on('session-end', () => {
    close().catch((error: unknown) => log.bug('end', error))
  })
}
