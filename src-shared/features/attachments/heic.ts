import { saysAt, viewOf } from './image-bytes.ts'

/** A box of ISO/IEC 14496-12: what it is, and where its content begins and ends. */
interface Box {
  type: string
  from: number
  to: number
}
interface Extent {
  from: number
  to: number
}

const nothingElse = new Set(['ftyp', 'meta', 'mdat', 'idat', 'free', 'skip', 'uuid'])
const besideThePicture = new Set(['Exif', 'mime', 'uri '])
/** Exif data that says nothing, behind where it begins (ISO/IEC 23008-12, annex A). */
const emptyExif = [0, 0, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]

/** Whether bytes begin as HEIC, HEIF or AVIF. */
export function isHeic(bytes: Uint8Array): boolean {
  return /^(?:hei[cxms]|hev[cxms]|mif[12]|msf1|avi[fs])/.test(textAt(bytes, 8)) && saysAt(bytes, 4, 'ftyp')
}

/**
 * A HEIC without what it says beside its pictures: its Exif and XMP are overwritten where they stand. Which way up it is
 * stays, as that is no Exif there. Null where it cannot be read, or holds a film, which can say more.
 */
export function quietHeic(bytes: Uint8Array): Uint8Array | null {
  const boxes = boxesIn(bytes, 0, bytes.length)
  const meta = boxes?.find(({ type }) => type === 'meta')
  if (!boxes || !meta || boxes.some(({ type }) => !nothingElse.has(type))) return null
  const inner = boxesIn(bytes, meta.from + 4, meta.to)
  const [infos, places] = ['iinf', 'iloc'].map((name) => inner?.find(({ type }) => type === name))
  if (!inner || !infos || !places) return null
  const idat = inner.find(({ type }) => type === 'idat')
  try {
    const items = itemsBeside(bytes, infos)
    const extents = extentsOf(bytes, places, idat)
    const quiet = bytes.slice()
    for (const { type, from, to } of [...boxes, ...inner]) if (type === 'uuid') quiet.fill(0, from, to)
    for (const [id, type] of items) {
      const found = extents.get(id)
      if (!found || found.some(({ to }) => to > bytes.length)) return null
      for (const { from, to } of found) quiet.fill(0, from, to)
      const [only] = found
      if (type === 'Exif' && only && only.to - only.from >= emptyExif.length) quiet.set(emptyExif, only.from)
    }
    return quiet
  } catch (error) {
    if (error instanceof RangeError) return null // it ends before it says what it promised
    throw error
  }
}

function boxesIn(bytes: Uint8Array, from: number, end: number): Box[] | null {
  const view = viewOf(bytes)
  const boxes: Box[] = []
  for (let at = from; at < end; ) {
    if (at + 8 > end) return null
    const short = view.getUint32(at)
    const isLong = short === 1
    if (isLong && at + 16 > end) return null
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? end - at : short
    const header = isLong ? 16 : 8
    if (size < header || at + size > end) return null
    boxes.push({ type: textAt(bytes, at + 4), from: at + header, to: at + size })
    at += size
  }
  return boxes
}

/** The items that are no picture, by id. @throws RangeError */
function itemsBeside(bytes: Uint8Array, { from, to }: Box): Map<number, string> {
  const view = viewOf(bytes)
  const isShort = view.getUint8(from) === 0
  const items = new Map<number, string>()
  for (const entry of boxesIn(bytes, from + (isShort ? 6 : 8), to) ?? fail()) {
    const version = view.getUint8(entry.from)
    if (entry.type !== 'infe' || version < 2) fail()
    const wide = version > 2
    const id = wide ? view.getUint32(entry.from + 4) : view.getUint16(entry.from + 4)
    const type = textAt(bytes, entry.from + (wide ? 10 : 8))
    if (besideThePicture.has(type)) items.set(id, type)
  }
  return items
}

/** Where each item stands in the file; not those that stand elsewhere or are made of others. @throws RangeError */
function extentsOf(bytes: Uint8Array, { from, to }: Box, idat: Box | undefined): Map<number, Extent[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, to)
  let at = from
  const take = (length: number): number => {
    const place = at
    at += length
    if (length === 0) return 0
    if (length === 2) return view.getUint16(place)
    return length === 4 ? view.getUint32(place) : Number(view.getBigUint64(place))
  }
  const version = take(4) >>> 24
  const sizes = take(2)
  const [offsetSize, lengthSize, baseSize, indexSize] = [
    sizes >> 12,
    (sizes >> 8) & 15,
    (sizes >> 4) & 15,
    sizes & 15,
  ]
  const found = new Map<number, Extent[]>()
  for (let left = take(version < 2 ? 2 : 4); left > 0; left--) {
    const id = take(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : take(2) & 15
    const isHere = take(2) === 0 && (method === 0 || (method === 1 && idat !== undefined))
    const base = take(baseSize) + (method === 1 ? (idat?.from ?? 0) : 0)
    const extents: Extent[] = []
    for (let more = take(2); more > 0; more--) {
      if (version > 0) take(indexSize)
      const begin = base + take(offsetSize)
      extents.push({ from: begin, to: begin + take(lengthSize) })
    }
    if (isHere) found.set(id, extents)
  }
  return found
}

function fail(): never {
  throw new RangeError('not as ISO/IEC 23008-12 has it')
}

const textAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
