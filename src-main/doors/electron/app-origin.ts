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

/** Whether an address is the page on which an audit is scanned: the only one that has a use for a camera. */
export function isScanPage(address: string | undefined): boolean {
  return isOfApp(address) && /^\/audits\/[^/]+\/scan\/?$/.test(new URL(address ?? '').pathname)
}
