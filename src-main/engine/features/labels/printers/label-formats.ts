import type { Readable } from 'node:stream'

const ending = '^XZ\n'

/** The labels of a file of ZPL II, one after the other. */
export async function* labelFormats(zpl: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of zpl.setEncoding('utf8')) {
    rest += String(chunk)
    for (let end = rest.indexOf(ending); end !== -1; end = rest.indexOf(ending)) {
      yield rest.slice(0, end + ending.length)
      rest = rest.slice(end + ending.length)
    }
  }
}
