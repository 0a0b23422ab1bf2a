import { app, shell, type WebContents } from 'electron'
import { isOfApp } from '../app-origin.ts'
import { log } from '../desktop-log.ts'
import { isPartOfDocument } from '../printing/document-pages.ts'
import { outsideLink } from './outside-links.ts'

/**
 * Holds every page that there will ever be to the window's own origin: no navigation elsewhere, no second window, no
 * embedded page, no device. Links to the web and to mail open in the programs of the system.
 */
export function hardenPages(): void {
  app.on('web-contents-created', (_event, page) => hardenPage(page))
}

interface Leaving {
  url: string
  isMainFrame?: boolean
  preventDefault: () => void
}

function hardenPage(page: WebContents): void {
  const stay = (event: Leaving) => {
    if (!isOfApp(event.url)) event.preventDefault()
  }
  page.on('will-navigate', stay)
  page.on('will-redirect', stay)
  page.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || !isPartOfDocument(page, event.url)) stay(event)
  })
  page.on('will-attach-webview', (event) => event.preventDefault())
  page.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  // Peer connections go past the network lid and the page's policy; without a proxy there is no way out for them.
  page.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  page.setWindowOpenHandler(({ url }) => {
    const link = outsideLink(url)
    if (link !== null)
      shell.openExternal(link).catch((error: unknown) => log.bug('link to the outside', error))
    return { action: 'deny' }
  })
}
