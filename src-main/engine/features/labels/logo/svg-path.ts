import type { PathCommand } from '../../../documents/label-outline.ts'
import { LogoFault } from './logo.ts'

/** How many numbers each command takes (SVG 1.1, 8.3). */
const counts: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
}
const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy

/** The outline of the `d` of a path in absolute lines and cubic curves, every part of it closed. @throws LogoFault */
export function outlineOf(d: string): PathCommand[] {
  const reader = new PathReader(d)
  const outline: PathCommand[] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  // control points of the curve before, which S and T go on from
  let [cubicX, cubicY, quadraticX, quadraticY] = [0, 0, 0, 0]
  let isOpen = false
  const close = () => {
    if (isOpen) outline.push({ command: 'closePath', args: [] })
    isOpen = false
  }
  const curve = (x1: number, y1: number, x2: number, y2: number, toX: number, toY: number) => {
    outline.push({ command: 'bezierCurveTo', args: [x1, y1, x2, y2, toX, toY] })
    ;[x, y] = [toX, toY]
  }
  const quadratic = (cx: number, cy: number, toX: number, toY: number) => {
    ;[quadraticX, quadraticY] = [cx, cy]
    curve(
      x + (2 / 3) * (cx - x),
      y + (2 / 3) * (cy - y),
      toX + (2 / 3) * (cx - toX),
      toY + (2 / 3) * (cy - toY),
      toX,
      toY,
    )
  }
  let before = ''
  for (const { command, numbers } of reader.commands()) {
    const isRelative = command === command.toLowerCase()
    const kind = command.toUpperCase()
    const [dx, dy] = isRelative ? [x, y] : [0, 0]
    const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0, h = 0] = numbers
    if (kind !== 'M' && kind !== 'Z' && !isOpen) {
      outline.push({ command: 'moveTo', args: [x, y] })
      isOpen = true
    }
    switch (kind) {
      case 'M':
        close()
        ;[x, y] = [a + dx, b + dy]
        ;[startX, startY] = [x, y]
        break
      case 'L':
      case 'H':
      case 'V':
        if (kind === 'L') [x, y] = [a + dx, b + dy]
        else if (kind === 'H') x = a + dx
        else y = a + dy
        outline.push({ command: 'lineTo', args: [x, y] })
        break
      case 'C':
        ;[cubicX, cubicY] = [c + dx, e + dy]
        curve(a + dx, b + dy, cubicX, cubicY, f + dx, g + dy)
        break
      case 'S': {
        const [x1, y1] = 'CS'.includes(before) && before ? [2 * x - cubicX, 2 * y - cubicY] : [x, y]
        ;[cubicX, cubicY] = [a + dx, b + dy]
        curve(x1, y1, cubicX, cubicY, c + dx, e + dy)
        break
      }
      case 'Q':
        quadratic(a + dx, b + dy, c + dx, e + dy)
        break
      case 'T':
        quadratic(
          ...('QT'.includes(before) && before
            ? ([2 * x - quadraticX, 2 * y - quadraticY] as const)
            : ([x, y] as const)),
          a + dx,
          b + dy,
        )
        break
      case 'A':
        for (const part of arc([x, y], [a, b, c, e, f], [g + dx, h + dy])) curve(...part)
        break
      default:
        close()
        ;[x, y] = [startX, startY]
    }
    before = kind
  }
  close()
  return outline
}

class PathReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  *commands(): Generator<{ command: string; numbers: number[] }> {
    let command = ''
    this.#skip()
    while (this.#at < this.#text.length) {
      const sign = this.#text[this.#at] ?? ''
      if (/[a-z]/i.test(sign)) {
        command = sign
        this.#at++
      } else if (command === '' || command.toUpperCase() === 'Z') throw new LogoFault('notXml')
      const count = counts[command.toUpperCase()]
      if (count === undefined) throw new LogoFault({ forbidden: command })
      const numbers = Array.from({ length: count }, (_, index) =>
        command.toUpperCase() === 'A' && (index === 3 || index === 4) ? this.#flag() : this.#number(),
      )
      yield { command, numbers }
      // what follows a move without a command of its own is lines
      if (command === 'M') command = 'L'
      if (command === 'm') command = 'l'
      this.#skip()
    }
  }

  #number(): number {
    this.#skip()
    number.lastIndex = this.#at
    const found = number.exec(this.#text)?.[0]
    if (found === undefined) throw new LogoFault('notXml')
    this.#at += found.length
    return Number(found)
  }

  #flag(): number {
    this.#skip()
    const sign = this.#text[this.#at++]
    if (sign !== '0' && sign !== '1') throw new LogoFault('notXml')
    return Number(sign)
  }

  #skip(): void {
    while (/[\s,]/.test(this.#text[this.#at] ?? '')) this.#at++
  }
}

type Curve = [number, number, number, number, number, number]

/** An elliptical arc as cubic curves, a quarter at most each (SVG 1.1, F.6.5). */
function arc(
  [x1, y1]: readonly [number, number],
  [givenX, givenY, rotation, isLarge, isSweeping]: readonly [number, number, number, number, number],
  [x2, y2]: readonly [number, number],
): Curve[] {
  let [rx, ry] = [Math.abs(givenX), Math.abs(givenY)]
  if (rx === 0 || ry === 0 || (x1 === x2 && y1 === y2)) return [[x1, y1, x2, y2, x2, y2]]
  const [sin, cos] = [Math.sin((rotation * Math.PI) / 180), Math.cos((rotation * Math.PI) / 180)]
  const [halfX, halfY] = [(x1 - x2) / 2, (y1 - y2) / 2]
  const [px, py] = [cos * halfX + sin * halfY, cos * halfY - sin * halfX]
  const needed = (px / rx) ** 2 + (py / ry) ** 2
  if (needed > 1) [rx, ry] = [rx * Math.sqrt(needed), ry * Math.sqrt(needed)]
  const under = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
  const over = (rx * py) ** 2 + (ry * px) ** 2
  const root = (isLarge === isSweeping ? -1 : 1) * Math.sqrt(Math.max(0, under) / over)
  const [qx, qy] = [(root * rx * py) / ry, (-root * ry * px) / rx]
  const [centreX, centreY] = [cos * qx - sin * qy + (x1 + x2) / 2, sin * qx + cos * qy + (y1 + y2) / 2]
  const from = Math.atan2((py - qy) / ry, (px - qx) / rx)
  let turn = Math.atan2((-py - qy) / ry, (-px - qx) / rx) - from
  if (isSweeping === 1 && turn < 0) turn += 2 * Math.PI
  if (isSweeping === 0 && turn > 0) turn -= 2 * Math.PI
  const parts = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2)))
  const step = turn / parts
  const reach = (4 / 3) * Math.tan(step / 4)
  const at = (ex: number, ey: number): [number, number] => [
    centreX + cos * rx * ex - sin * ry * ey,
    centreY + sin * rx * ex + cos * ry * ey,
  ]
  return Array.from({ length: parts }, (_, index): Curve => {
    const [begin, end] = [from + index * step, from + (index + 1) * step]
    return [
      ...at(Math.cos(begin) - reach * Math.sin(begin), Math.sin(begin) + reach * Math.cos(begin)),
      ...at(Math.cos(end) + reach * Math.sin(end), Math.sin(end) - reach * Math.cos(end)),
      ...at(Math.cos(end), Math.sin(end)),
    ]
  })
}
