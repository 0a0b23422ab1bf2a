import { LogoFault } from './logo.ts'

/** An element of an SVG with its attributes; `end` closes it. */
export type SvgEvent = { begin: string; attributes: ReadonlyMap<string, string> } | { end: string }

const token =
  /<\?xml[^>]*\?>|<!--[\s\S]*?-->|<\/([A-Za-z][\w:.-]*)\s*>|<([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Reads an SVG element by element: no document types, no entities of its own, no sections, nothing that leads elsewhere.
 * @throws LogoFault
 */
export function* svgEvents(text: string): Generator<SvgEvent> {
  const open: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const found = token.exec(text)
    if (!found)
      throw new LogoFault(/^<[!?]/.test(text.slice(at)) ? { forbidden: firstWord(text.slice(at)) } : 'notXml')
    const [, closing, opening, attributes = '', isEmpty] = found
    if (closing !== undefined) {
      if (open.pop() !== closing) throw new LogoFault('notXml')
      yield { end: localName(closing) }
    } else if (opening !== undefined) {
      yield { begin: localName(opening), attributes: attributesOf(attributes) }
      if (isEmpty === '/') yield { end: localName(opening) }
      else open.push(opening)
    }
  }
  if (open.length > 0) throw new LogoFault('notXml')
}

const localName = (name: string) => name.replace(/^svg:/, '')
const firstWord = (text: string) => /^<[!?]\w*/.exec(text)?.[0] ?? '<!'

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(text.matchAll(attribute), ([, name = '', double, single]) => [
      name,
      (double ?? single ?? '').replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, word) => {
        if (word !== undefined) return entities[word] ?? whole
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
        return code <= 0x10ffff ? String.fromCodePoint(code) : ''
      }),
    ]),
  )
}
