/** Signs that one of the three systems has no place for in a file name (Windows allows the fewest). */
const forbidden = /[\p{Cc}\p{Cf}<>:"/\\|?*]/gu
/** Names of devices on Windows, with any ending. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i
const longest = 200

/**
 * A file name that every system takes, from one that a page has suggested: without folders, without signs that hide
 * its ending, and never empty.
 */
export function savedFileName(suggested: string): string {
  const plain = suggested
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const short = shortened(plain)
  if (short === '') return 'assetwalk'
  return device.test(short) ? `_${short}` : short
}

/** Keeps the ending, which says what the file is. */
function shortened(name: string): string {
  if (name.length <= longest) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : ''
  return name.slice(0, longest - ending.length) + ending
}
