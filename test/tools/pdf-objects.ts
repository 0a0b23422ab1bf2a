import { inflateSync } from 'node:zlib'

/** A PDF as it lies in its file, for what readers do not tell: dictionaries as they are written, streams unpacked. */
export interface PdfObjects {
  header: string
  trailer: string
  /** by number: what stands between `obj` and `stream` or `endobj`, and the content of the stream */
  objects: Map<number, { dictionary: string; stream: Buffer | null }>
  /** the objects whose dictionary has `text` in it */
  having: (text: string) => { dictionary: string; stream: Buffer | null }[]
  /** the object that a key of a dictionary refers to */
  at: (dictionary: string, key: string) => { dictionary: string; stream: Buffer | null }
}

/** Takes apart what pdfkit wrote: one plain table of objects, no streams of objects. */
export function pdfObjects(pdf: Buffer): PdfObjects {
  const text = pdf.toString('latin1')
  const objects: PdfObjects['objects'] = new Map()
  const start = Number(/startxref\n(\d+)\n%%EOF/.exec(text)?.[1])
  const table = text.slice(start).split('\n')
  for (const [index, line] of table.slice(2).entries()) {
    const [, offset, kind] = /^(\d{10}) \d{5} ([nf]) $/.exec(line) ?? []
    if (offset === undefined) break
    if (kind === 'n') objects.set(index, objectAt(pdf, text, Number(offset)))
  }
  const having = (part: string) => [...objects.values()].filter(({ dictionary }) => dictionary.includes(part))
  const at = (dictionary: string, key: string) => {
    const number = Number(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(dictionary)?.[1])
    const found = objects.get(number)
    if (!found) throw new Error(`${key} refers to nothing in ${dictionary}`)
    return found
  }
  return { header: text.slice(0, 16), trailer: text.slice(text.lastIndexOf('trailer')), objects, having, at }
}

function objectAt(pdf: Buffer, text: string, offset: number) {
  const begin = text.indexOf('obj\n', offset) + 4
  const end = text.indexOf('\nendobj', begin)
  const streamAt = text.indexOf('\nstream\n', begin)
  if (streamAt < 0 || streamAt > end) return { dictionary: text.slice(begin, end), stream: null }
  const dictionary = text.slice(begin, streamAt)
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
  const bytes = pdf.subarray(streamAt + 8, streamAt + 8 + length)
  return { dictionary, stream: dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes }
}
