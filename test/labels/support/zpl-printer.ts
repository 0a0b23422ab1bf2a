import bwip from 'bwip-js/node'

/** A picture of one label, as `ImageData` has it: four bytes a dot. */
export type Picture = ImageData

type Dots = boolean[][]

/** dots: height of bars where ^BY says none; a QR code begins so far below the start of its field */
const usualBarHeight = 10

/**
 * Prints ZPL II as a printer does, as far as labels use it: an interpreter of its own, which draws bars and modules with
 * another library than the engine.
 */
export function printZpl(zpl: string): Picture[] {
  return Array.from(zpl.matchAll(/\^XA([\s\S]*?)\^XZ/g), ([, format = '']) => printedFormat(format))
}

function printedFormat(format: string): Picture {
  const width = Number(/\^PW(\d+)/.exec(format)?.[1])
  const height = Number(/\^LL(\d+)/.exec(format)?.[1])
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  let barHeight = usualBarHeight
  for (const field of format.split('^FO').slice(1)) {
    const [, x = '', y = '', rest = ''] = /^(\d+),(\d+)([\s\S]*)$/.exec(field) ?? []
    // what ^BY says holds until it says something else
    barHeight = Number(/\^BY\d+,[\d.]*,(\d+)/.exec(rest)?.[1] ?? barHeight)
    const drop = rest.includes('^BQ') ? barHeight : 0
    drawnField(rest).forEach((row, down) => {
      row.forEach((isDark, across) => {
        const [left, top] = [Number(x) + across, Number(y) + drop + down]
        if (!isDark) return
        if (left >= width || top >= height) throw new Error('ink beside the label')
        data.fill(0, (top * width + left) * 4, (top * width + left) * 4 + 3)
      })
    })
  }
  return { data, width, height, colorSpace: 'srgb' } as Picture
}

function drawnField(field: string): Dots {
  const [, graphic] = /\^GFA,\d+,\d+,([\s\S]*)\^FS/.exec(field) ?? []
  if (graphic !== undefined) return drawnGraphic(graphic)
  const module = Number(/\^BY(\d+)/.exec(field)?.[1] ?? 1)
  const text = unescaped(/\^FD([\s\S]*?)\^FS/.exec(field)?.[1] ?? '')
  const bars = /\^BC([NR]),(\d+),N,N,N,N/.exec(field)
  if (bars)
    return turnedAs(bars[1], barsOf({ bcid: 'code128', raw: true, text: valuesOf(text) }, module, bars[2]))
  const code39 = /\^B3([NR]),N,(\d+),N,N/.exec(field)
  if (code39) return turnedAs(code39[1], barsOf({ bcid: 'code39', text }, module, code39[2]))
  const matrix = /\^BX([NR]),(\d+),200/.exec(field)
  if (matrix) {
    const parsed = field.includes(',,,,~') ? { text: text.replace('~1', '^FNC1'), parsefnc: true } : { text }
    return turnedAs(matrix[1], matrixOf({ bcid: 'datamatrix', ...parsed }, Number(matrix[2])))
  }
  const qr = /\^BQN,2,(\d+),([LMQH]),([0-7])/.exec(field)
  if (qr) return qrOf(text, { module: Number(qr[1]), mask: Number(qr[3]) })
  throw new Error(`a field that this printer does not know: ${field.slice(0, 40)}`)
}

function unescaped(text: string): string {
  const bytes = text.replace(/_([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

const invoked: Record<string, number> = {
  '5': 99,
  '6': 100,
  '7': 101,
  '8': 102,
  '9': 103,
  ':': 104,
  ';': 105,
}

/** Symbol values of the data of ^BC in mode N, in the words of bwip-js. */
function valuesOf(text: string): string {
  const values: number[] = []
  let inPairs = false
  for (let at = 0; at < text.length; ) {
    const next = text[at + 1] ?? ''
    if (text[at] === '>' && next in invoked) {
      const value = invoked[next] ?? 0
      values.push(value)
      if (value !== 102) inPairs = value === 99 || value === 105
      at += 2
    } else if (inPairs) {
      values.push(Number(text.slice(at, at + 2)))
      at += 2
    } else {
      const sign = text[at] === '>' ? { '<': '>', '=': '~' }[next] : text[at]
      values.push((sign ?? '').charCodeAt(0) - 32)
      at += text[at] === '>' ? 2 : 1
    }
  }
  return values.map((value) => `^${String(value).padStart(3, '0')}`).join('')
}

function barsOf(options: { bcid: string; text: string; raw?: boolean }, module: number, height = '0'): Dots {
  const [drawn] = bwip.raw(options)
  if (!drawn || !('sbs' in drawn)) throw new Error('no bars')
  const row = drawn.sbs.flatMap((width, index) =>
    Array.from({ length: width * module }, () => index % 2 === 0),
  )
  return Array.from({ length: Number(height) }, () => row)
}

/** Error correction, manual input, and the mode with its text: eight bits with their count, which has to be true. */
function qrOf(data: string, { module, mask }: { module: number; mask: number }): Dots {
  const [, eclevel = '', mode = '', count, text = ''] =
    /^([LMQH])M,([NAB])((?<=B)\d{4})?([\s\S]*)$/.exec(data) ?? []
  const holds = { N: /^\d+$/, A: /^[0-9A-Z $%*+\-./:]+$/, B: /^[\x20-\x7e]+$/ }[mode]
  if (!holds?.test(text) || (mode === 'B' && Number(count) !== text.length))
    throw new Error(`no data of a QR code: ${data}`)
  // bwip-js counts masks from 1
  return matrixOf({ bcid: 'qrcode', eclevel, mask: mask + 1, text }, module)
}

function matrixOf(
  options: { bcid: string; text: string; eclevel?: string; mask?: number; parsefnc?: boolean },
  module: number,
): Dots {
  const [drawn] = bwip.raw(options)
  if (!drawn || !('pixs' in drawn)) throw new Error('no modules')
  const { pixs, pixx } = drawn
  return Array.from({ length: pixx * module }, (_, y) =>
    Array.from(
      { length: pixx * module },
      (_, x) => pixs[Math.floor(y / module) * pixx + Math.floor(x / module)] === 1,
    ),
  )
}

function turnedAs(way: string | undefined, dots: Dots): Dots {
  if (way === 'N') return dots
  const width = dots[0]?.length ?? 0
  return Array.from({ length: width }, (_, y) => dots.map((_, x) => dots[dots.length - 1 - x]?.[y] ?? false))
}

/** `bytes in a row,data`: counts G to Y and g to z before a sign, `,` and `!` to the end of the row, `:` the row before. */
function drawnGraphic(graphic: string): Dots {
  const [, bytes = '0', data = ''] = /^(\d+),([\s\S]*)$/.exec(graphic) ?? []
  const length = Number(bytes) * 2
  const rows: string[] = []
  let row = ''
  let count = 0
  const put = (signs: string) => {
    row += signs
    if (row.length < length) return
    if (row.length > length) throw new Error('a row of a graphic is too long')
    rows.push(row)
    row = ''
  }
  for (const sign of data) {
    if (sign >= 'G' && sign <= 'Y') count += sign.charCodeAt(0) - 70
    else if (sign >= 'g' && sign <= 'z') count += (sign.charCodeAt(0) - 102) * 20
    else if (sign === ':') put(rows.at(-1) ?? '0'.repeat(length))
    else if (sign === ',' || sign === '!') put((sign === ',' ? '0' : 'F').repeat(length - row.length))
    else {
      put(sign.repeat(Math.max(1, count)))
      count = 0
    }
  }
  return rows.map((hex) =>
    Array.from(hex).flatMap((sign) => {
      const nibble = Number.parseInt(sign, 16)
      return [8, 4, 2, 1].map((bit) => (nibble & bit) !== 0)
    }),
  )
}
