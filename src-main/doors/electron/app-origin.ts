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

/** Whether an address may be handed to the system to open: pages of the web and letters, nothing else. */
export function mayOpenOutside(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol } = new URL(address)
  return protocol === 'https:' || protocol === 'mailto:'
}
