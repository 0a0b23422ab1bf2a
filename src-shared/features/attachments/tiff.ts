import { saysAt, viewOf } from './image-bytes.ts'

/**
 * What a TIFF says beside its picture, by tag (TIFF 6.0; Exif 2.32; XMP part 3): description, camera, program, moment,
 * artist, computer, XMP, copyright, IPTC, Photoshop's, Exif, position.
 */
const beside = new Set([270, 271, 272, 305, 306, 315, 316, 700, 33432, 33723, 34377, 34665, 34853])
/** Those that point to a directory of their own. */
const pointers = new Set([34665, 34853])
const subDirectories = 330
const bytesOfType = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const entryLength = 12
const mostDirectories = 10_000

interface Entry {
  at: number
  tag: number
  /** where its values stand, in the entry or elsewhere */
  values: number
  count: number
  length: number
}

/** A TIFF without what it says beside its pictures, in the same bytes. Null where it cannot be read, as a BigTIFF. */
export function quietTiff(bytes: Uint8Array): Uint8Array | null {
  const isLittle = saysAt(bytes, 0, 'II*\0')
  if (bytes.length < 8 || !(isLittle || saysAt(bytes, 0, 'MM\0*'))) return null
  const quiet = bytes.slice()
  const view = viewOf(quiet)
  const waiting = [view.getUint32(4, isLittle)]
  const seen = new Set<number>()
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === 0 || seen.has(at)) continue
    seen.add(at)
    const entries = entriesAt(view, at, isLittle)
    if (!entries || seen.size > mostDirectories) return null
    const next = at + 2 + entryLength * entries.length
    if (next + 4 > quiet.length) return null
    waiting.push(view.getUint32(next, isLittle))
    for (const { tag, values, count, length } of entries)
      if (tag === subDirectories && length === 4 * count)
        for (let index = 0; index < count; index++) waiting.push(view.getUint32(values + 4 * index, isLittle))
    if (!leaveOut(quiet, at, entries, isLittle)) return null
  }
  return quiet
}

/** Drops entries from a directory, with all that they point to. False where that leads nowhere. */
function leaveOut(bytes: Uint8Array, at: number, entries: readonly Entry[], isLittle: boolean): boolean {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = []
  for (const entry of entries) {
    if (!beside.has(entry.tag)) kept.push(bytes.slice(entry.at, entry.at + entryLength))
    else if (pointers.has(entry.tag) && !blank(bytes, view.getUint32(entry.values, isLittle), isLittle))
      return false
    else bytes.fill(0, entry.values, entry.values + entry.length)
  }
  const end = at + 2 + entryLength * entries.length
  const tail = bytes.slice(end, end + 4)
  bytes.fill(0, at + 2, end + 4)
  view.setUint16(at, kept.length, isLittle)
  for (const [index, entry] of kept.entries()) bytes.set(entry, at + 2 + entryLength * index)
  bytes.set(tail, at + 2 + entryLength * kept.length)
  return true
}

/** Makes a whole directory and its values nothing. */
function blank(bytes: Uint8Array, at: number, isLittle: boolean): boolean {
  const entries = entriesAt(viewOf(bytes), at, isLittle)
  if (!entries) return false
  for (const { values, length } of entries) bytes.fill(0, values, values + length)
  bytes.fill(0, at, at + 2 + entryLength * entries.length)
  return true
}

function entriesAt(view: DataView, at: number, isLittle: boolean): Entry[] | null {
  if (at + 2 > view.byteLength) return null
  const total = view.getUint16(at, isLittle)
  const entries: Entry[] = []
  for (let index = 0; index < total; index++) {
    const place = at + 2 + entryLength * index
    if (place + entryLength > view.byteLength) return null
    const count = view.getUint32(place + 4, isLittle)
    const length = count * (bytesOfType[view.getUint16(place + 2, isLittle)] ?? 1)
    const values = length <= 4 ? place + 8 : view.getUint32(place + 8, isLittle)
    if (values + length > view.byteLength) return null
    entries.push({ at: place, tag: view.getUint16(place, isLittle), values, count, length })
  }
  return entries
}
