import { app, type Session, shell, type WebContents } from 'electron'
import { isOfApp, mayOpenOutside } from './app-origin.ts'

/**
 * Holds every page that there will ever be to the window's own origin: no navigation elsewhere, no second window, no
 * embedded page. Links to the web and to mail open in the programs of the system.
 */
export function hardenPages(): void {
  app.on('web-contents-created', (_event, page) => hardenPage(page))
}

/** Refuses every permission, whether it is asked for or only looked up. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_page, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

function hardenPage(page: WebContents): void {
  const stay = (event: { preventDefault(): void; url: string }) => {
    if (!isOfApp(event.url)) event.preventDefault()
  }
  page.on('will-navigate', stay)
  page.on('will-redirect', stay)
  page.on('will-frame-navigate', stay)
  page.on('will-attach-webview', (event) => event.preventDefault())
  page.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) shell.openExternal(url).catch(() => undefined)
    return { action: 'deny' }
  })
}
