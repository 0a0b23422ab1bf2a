const lettersMaySay = ['subject', 'body', 'cc', 'bcc']

/**
 * The address that the system is handed when a page wants to open one outside: pages of the web and letters, nothing
 * else, without names and passwords in them and without signs that a terminal or a mail program could take for orders.
 * @returns the address as it was parsed; null for what must not be opened
 */
export function outsideLink(address: string): string | null {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(address) || !URL.canParse(address)) return null
  const { protocol, username, password, searchParams, href } = new URL(address)
  if (username !== '' || password !== '') return null
  if (protocol === 'https:') return href
  // A letter that names a file to attach would carry it off.
  const isPlainLetter = [...searchParams.keys()].every((name) => lettersMaySay.includes(name.toLowerCase()))
  return protocol === 'mailto:' && isPlainLetter ? href : null
}
