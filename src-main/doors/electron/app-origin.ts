/** The window's own origin. It is a standard scheme in Electron; to Node, whose `origin` of it is null, it is not. */
export const appScheme = 'app'
export const appHost = 'assetwalk'
export const appUrl = `${appScheme}://${appHost}/`

/** Whether an address is one of the window's own pages. It is parsed, since `https://evil/?app://assetwalk/` is not. */
export function isOfApp(address: string | undefined): boolean {
  if (!address || !URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === `${appScheme}:` && host === appHost && username === '' && password === ''
}

const blobPrefix = 'blob:'

/** Whether an address is one of the window's own pages, or of bytes that such a page has made. */
export function isMadeByApp(address: string): boolean {
  return isOfApp(address.startsWith(blobPrefix) ? address.slice(blobPrefix.length) : address)
}

/** Where an audit is scanned, and where a photo of an asset is taken. */
const cameraPages = [/^\/audits\/[^/]+\/scan\/?$/, /^\/assets\/[^/]+\/camera\/?$/]

/** Whether an address is a page that has a use for a camera. */
export function isCameraPage(address: string | undefined): boolean {
  if (!isOfApp(address)) return false
  const { pathname } = new URL(address ?? '')
  return cameraPages.some((page) => page.test(pathname))
}
