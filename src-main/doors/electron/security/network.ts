import { app, type Session } from 'electron'

const outside = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file:///*']

/**
 * Puts a lid on what pages of a session can reach: whatever the page's own policy lets slip, no request of it leaves
 * the program or reads a file. Nothing is fetched for spelling either.
 */
export function closeNetwork(session: Session): void {
  session.webRequest.onBeforeRequest({ urls: outside }, (_details, answer) => answer({ cancel: true }))
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
}

/** No server is trusted with a bad certificate, and none gets a certificate, a name or a password of the person. */
export function trustNoServer(): void {
  app.on('certificate-error', (event, _page, _url, _error, _certificate, trust) => {
    event.preventDefault()
    trust(false)
  })
  app.on('select-client-certificate', (event, _page, _url, _certificates, choose) => {
    event.preventDefault()
    choose()
  })
  app.on('login', (event, _page, _details, _server, answer) => {
    event.preventDefault()
    answer()
  })
}
