import type { PathCommand } from '../../../documents/label-outline.ts'
import { type Logo, LogoFault, type LogoShape } from './logo.ts'
import { colourOf } from './svg-colour.ts'
import { svgEvents } from './svg-elements.ts'
import { outlineOf } from './svg-path.ts'
import { composed, type Matrix, transformOf, unchanged } from './svg-transform.ts'

type Attributes = ReadonlyMap<string, string>
type Fill = LogoShape['fill'] | null

/** What elements hand on to those within. */
interface Inherited {
  matrix: Matrix
  fill: Fill
  evenOdd: boolean
  /** its content says something about the picture, and draws nothing */
  isSilent: boolean
}

const shapes = ['path', 'rect', 'circle', 'ellipse', 'polygon', 'polyline']
const groups = ['svg', 'g']
const silent = ['title', 'desc', 'metadata']
/** What a logo has no need of, and what would lead elsewhere or draw otherwise than it is drawn here. */
const forbiddenAttribute = /^(?:on|(?:xlink:)?href$|filter$|mask$|clip-path$|class$)/i
const [mostCommands, mostDepth] = [50_000, 64]

/** A logo out of an SVG of plain, filled shapes. @throws LogoFault */
export function svgLogo(text: string): Logo {
  const levels: Inherited[] = [{ matrix: unchanged, fill: [0, 0, 0], evenOdd: false, isSilent: false }]
  const drawn: LogoShape[] = []
  let size: { width: number; height: number; matrix: Matrix } | undefined
  let commands = 0
  for (const event of svgEvents(text)) {
    if ('end' in event) {
      levels.pop()
      continue
    }
    const { begin: name, attributes } = event
    const outer = levels.at(-1)
    if (!outer || levels.length > mostDepth) throw new LogoFault('complex')
    if (!size && name !== 'svg') throw new LogoFault('notXml')
    if (outer.isSilent || silent.includes(name)) {
      levels.push({ ...outer, isSilent: true })
      continue
    }
    if (![...shapes, ...groups].includes(name)) throw new LogoFault({ forbidden: name })
    const isFirst = size === undefined
    size ??= sizeOf(attributes)
    const own = inheritedBy(isFirst ? { ...outer, matrix: size.matrix } : outer, attributes)
    levels.push(own)
    if (groups.includes(name) || own.fill === null) continue
    const outline = moved(shapeOf(name, attributes), own.matrix)
    commands += outline.length
    if (commands > mostCommands) throw new LogoFault('complex')
    if (outline.length > 0) drawn.push({ outline, fill: own.fill, evenOdd: own.evenOdd })
  }
  if (!size || drawn.length === 0) throw new LogoFault('shapeless')
  return { kind: 'shapes', width: size.width, height: size.height, shapes: drawn }
}

function sizeOf(attributes: Attributes) {
  const box = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [x = 0, y = 0, boxWidth = Number.NaN, boxHeight = Number.NaN] = box.length === 4 ? box : [0, 0]
  const width = Number.isFinite(boxWidth) ? boxWidth : Number.parseFloat(attributes.get('width') ?? '')
  const height = Number.isFinite(boxHeight) ? boxHeight : Number.parseFloat(attributes.get('height') ?? '')
  if (!(width > 0 && height > 0 && width < 1e6 && height < 1e6)) throw new LogoFault('shapeless')
  const matrix: Matrix = [1, 0, 0, 1, -x, -y]
  return { width, height, matrix }
}

function inheritedBy(outer: Inherited, attributes: Attributes): Inherited {
  const given = new Map([...attributes, ...stylesOf(attributes.get('style') ?? '')])
  for (const name of given.keys()) if (forbiddenAttribute.test(name)) throw new LogoFault({ forbidden: name })
  const stroke = given.get('stroke') ?? 'none'
  if (stroke !== 'none' && stroke !== 'transparent') throw new LogoFault({ forbidden: 'stroke' })
  const fill = given.get('fill')
  const rule = given.get('fill-rule')
  return {
    matrix: composed(outer.matrix, transformOf(given.get('transform'))),
    fill: fill === undefined ? outer.fill : colourOf(fill),
    evenOdd: rule === undefined ? outer.evenOdd : rule === 'evenodd',
    isSilent: given.get('display') === 'none',
  }
}

const stylesOf = (style: string) =>
  style
    .split(';')
    .map((one) => one.split(':').map((part) => part.trim()))
    .flatMap(([name = '', value = '']): [string, string][] => (name === '' ? [] : [[name, value]]))

function shapeOf(name: string, attributes: Attributes): PathCommand[] {
  const of = (key: string) => Number.parseFloat(attributes.get(key) ?? '0') || 0
  switch (name) {
    case 'path':
      return outlineOf(attributes.get('d') ?? '')
    case 'rect':
      return outlineOf(`M${of('x')} ${of('y')}h${of('width')}v${of('height')}h${-of('width')}z`)
    case 'circle':
      return ellipse(of('cx'), of('cy'), of('r'), of('r'))
    case 'ellipse':
      return ellipse(of('cx'), of('cy'), of('rx'), of('ry'))
    default:
      return outlineOf(`M${attributes.get('points') ?? ''}z`)
  }
}

const ellipse = (cx: number, cy: number, rx: number, ry: number) =>
  rx > 0 && ry > 0
    ? outlineOf(`M${cx - rx} ${cy}A${rx} ${ry} 0 1 1 ${cx + rx} ${cy}A${rx} ${ry} 0 1 1 ${cx - rx} ${cy}z`)
    : []

function moved(outline: readonly PathCommand[], [a, b, c, d, e, f]: Matrix): PathCommand[] {
  return outline.map(({ command, args }) => ({
    command,
    args: args.map((value, index) => {
      const [x, y] = index % 2 === 0 ? [value, args[index + 1] ?? 0] : [args[index - 1] ?? 0, value]
      const at = index % 2 === 0 ? a * x + c * y + e : b * x + d * y + f
      return Math.round(at * 1000) / 1000
    }),
  }))
}
