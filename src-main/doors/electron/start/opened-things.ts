import { posix, win32 } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ShellMessage, shellMessageType } from '../../../../src-shared/features/app/shell-message.ts'

/** The scheme of links that open Assetwalk. */
export const linkScheme = 'assetwalk'

/** Endings of the files that the system opens with Assetwalk: certificates, and files for synchronising by hand. */
const ownEndings = ['.awcert', '.awsync']

const longestLink = 2000
const longestTag = 255
const auditId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether an argument is something that the system hands over to be opened, not an option. */
export function isOpenable(arg: string): boolean {
  return isLink(arg) || (!arg.startsWith('-') && isOwnFile(arg))
}

/**
 * What the window is told of a link or a file that somebody opened with Assetwalk. It is read strictly, since anybody
 * can write links: `assetwalk://assets/TAG` and `assetwalk://audits/ID` and nothing more. Of a file only its name goes on.
 * @returns null for a link or a file that Assetwalk does not open
 */
export function messageFor(opened: string): ShellMessage | null {
  if (isLink(opened)) {
    const path = pathOfLink(opened)
    return path === null ? null : { type: shellMessageType, does: 'open', path }
  }
  return isOwnFile(opened)
    ? { type: shellMessageType, does: 'fileOpened', fileName: fileNameOf(opened) }
    : null
}

export function isLink(text: string): boolean {
  return text.toLowerCase().startsWith(`${linkScheme}:`)
}

function isOwnFile(text: string): boolean {
  const name = fileNameOf(text).toLowerCase()
  return ownEndings.some((ending) => name.endsWith(ending) && name.length > ending.length)
}

/** The page of the window that a link names; null when it names none. */
function pathOfLink(link: string): string | null {
  const [, kind, name] = /^assetwalk:\/\/(assets|audits)\/([^/\\?#\s]+)$/i.exec(link) ?? []
  const said = name === undefined || link.length > longestLink ? null : decoded(name)
  if (said === null || !isPlain(said)) return null
  if (kind?.toLowerCase() === 'assets')
    return said.length <= longestTag ? `/assets/by-tag/${encodeURIComponent(said)}` : null
  return auditId.test(said) ? `/audits/${said}` : null
}

/** Neither blank, nor a step in a path, nor with signs that nobody can see. */
function isPlain(text: string): boolean {
  return text.trim() !== '' && text !== '.' && text !== '..' && !/\p{Cc}/u.test(text)
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** The name of a file that is given as a path, or as the address that Linux desktops give. */
function fileNameOf(file: string): string {
  const path = pathOf(file)
  return (process.platform === 'win32' ? win32 : posix).basename(path).slice(0, 255)
}

function pathOf(file: string): string {
  if (!file.startsWith('file://') || !URL.canParse(file)) return file
  try {
    return fileURLToPath(file)
  } catch {
    return file
  }
}
