import { type Box, isRefusal, type NamedSymbol, type PlacedCode } from './placement.ts'
import { atLeast, atMost, millimetresOf, type Resolution } from './printer-dots.ts'
import type { Refusal } from './refusal.ts'
import { type Symbology, symbologyRules } from './symbology.ts'

/** Where codes go that fit themselves to a label, and what they leave to text. */
export interface CodePlacement {
  codes: PlacedCode[]
  text: { box: Box; align: 'left' | 'centre' } | null
}

/** A label as it is read, in millimetres, and the printer that prints it. */
export interface Surface {
  width: number
  height: number
  dpi: Resolution
}

interface Space {
  dpi: Resolution
  /** all of the label, in dots */
  width: number
  /** what printers that drift a little still hit */
  inner: Box
}

/** millimetres: the height of the smallest line of text, and of one that is read with ease */
const lineHeight = { least: 2.2, easy: 4 }
const padding = 1
/** millimetres: narrower is no column of text */
const narrowestText = 6
/** A matrix leaves the rest to text, if it can be read so. */
const matrixShare = 0.55
const linesOfText = 3
/** millimetres: higher bars are aimed at no more easily */
const tallestBars = 25
/** millimetres beside a matrix, over its quiet zone */
const textGap = 0.5

/**
 * Places the codes of a label in whole dots, each as large as it may be, and leaves the rest to text; or says which one
 * has no room. Bars need their quiet zones within the label, a matrix within what is printed.
 */
export function placeCodes(
  bars: NamedSymbol | null,
  matrix: NamedSymbol | null,
  surface: Surface,
): CodePlacement | Refusal {
  const space = spaceOf(surface)
  if (bars && matrix) return placeBoth(bars, matrix, space)
  if (bars) return placeBars(bars, space)
  if (matrix) return placeMatrix(matrix, space, space.inner)
  return { codes: [], text: { box: space.inner, align: 'left' } }
}

function spaceOf({ width, height, dpi }: Surface): Space {
  const margin = atMost(Math.min(padding, height / 12), dpi)
  const all = { width: atMost(width, dpi), height: atMost(height, dpi) }
  const inner = { x: margin, y: margin, width: all.width - 2 * margin, height: all.height - 2 * margin }
  return { dpi, width: all.width, inner }
}

function placeBars(code: NamedSymbol, space: Space): CodePlacement | Refusal {
  const { dpi, inner } = space
  const least = atLeast(symbologyRules[code.symbology].minimumHeight, dpi)
  const oneLine = atLeast(lineHeight.least, dpi)
  if (least + oneLine > inner.height) return tooHigh(code, least + oneLine, inner.height, dpi)
  const text = Math.max(
    oneLine,
    Math.min(inner.height - least, linesOfText * atMost(lineHeight.easy, dpi), Math.floor(inner.height / 2)),
  )
  const height = Math.min(inner.height - text, atLeast(tallestBars, dpi))
  const top = inner.y + Math.floor((inner.height - text - height) / 2)
  const placed = barsAt(code, space, top, height)
  if (isRefusal(placed)) return placed
  const box = { ...inner, y: top + height, height: text }
  return { codes: [placed], text: { box, align: 'centre' } }
}

/** Bars in the middle of the label, as wide as they may be. */
function barsAt(code: NamedSymbol, space: Space, y: number, height: number): PlacedCode | Refusal {
  const { dpi, width } = space
  const { quietZone, narrowest, widest, maximumLength } = symbologyRules[code.symbology]
  const modules = code.symbol.modules.length
  const withQuiet = modules + 2 * quietZone
  const least = atLeast(narrowest, dpi)
  const longest = Number.isFinite(maximumLength) ? atMost(maximumLength, dpi) : Number.POSITIVE_INFINITY
  const module = Math.min(
    Math.max(least, atMost(widest, dpi)),
    Math.floor(width / withQuiet),
    Math.floor(longest / modules),
  )
  if (module < least) {
    const isLong = modules * least > longest
    return tooWide(code, isLong ? modules * least : withQuiet * least, isLong ? longest : width, dpi)
  }
  const length = modules * module
  return { ...code, module, box: { x: Math.floor((width - length) / 2), y, width: length, height } }
}

function placeMatrix(code: NamedSymbol, { dpi }: Space, area: Box): CodePlacement | Refusal {
  const { quietZone, narrowest, widest } = symbologyRules[code.symbology]
  const withQuiet = sizeOf(code) + 2 * quietZone
  const least = atLeast(narrowest, dpi)
  const isWide = area.width >= 1.4 * area.height
  const [along, across] = isWide ? [area.width, area.height] : [area.height, area.width]
  const wanted = Math.min(atMost(widest, dpi), Math.floor(across / withQuiet))
  const module = Math.min(wanted, Math.max(least, Math.floor((along * matrixShare) / withQuiet)))
  const side = withQuiet * Math.max(module, least)
  if (side > area.height) return tooHigh(code, side, area.height, dpi)
  if (side > area.width) return tooWide(code, side, area.width, dpi)
  const quiet = quietZone * module
  const ink = sizeOf(code) * module
  const x = area.x + (isWide ? 0 : Math.floor((area.width - side) / 2))
  const y = area.y + (isWide ? Math.floor((area.height - side) / 2) : 0)
  const placed = { ...code, module, box: { x: x + quiet, y: y + quiet, width: ink, height: ink } }
  const gap = isWide ? atLeast(textGap, dpi) : 0
  const rest = isWide
    ? { ...area, x: area.x + side + gap, width: area.width - side - gap }
    : { ...area, y: area.y + side, height: area.height - side }
  const hasText = rest.width >= atLeast(narrowestText, dpi) && rest.height >= atLeast(lineHeight.least, dpi)
  return { codes: [placed], text: hasText ? { box: rest, align: isWide ? 'left' : 'centre' } : null }
}

function placeBoth(bars: NamedSymbol, matrix: NamedSymbol, space: Space): CodePlacement | Refusal {
  const { dpi, inner } = space
  const least = atLeast(symbologyRules[bars.symbology].minimumHeight, dpi)
  const height = Math.max(least, Math.min(Math.floor(inner.height / 3), atLeast(tallestBars, dpi)))
  const gap = atLeast(padding / 2, dpi)
  const foot = barsAt(bars, space, inner.y + inner.height - height, height)
  if (isRefusal(foot)) return foot
  const top = { ...inner, height: inner.height - height - gap }
  const placed = placeMatrix(matrix, space, top)
  if (isRefusal(placed))
    return placed.kind === 'tooHigh'
      ? {
          ...placed,
          needed: placed.needed + rounded(millimetresOf(height + gap, dpi)),
          available: rounded(millimetresOf(inner.height, dpi)),
        }
      : placed
  return { codes: [...placed.codes, foot], text: placed.text }
}

export const sizeOf = ({ symbol }: NamedSymbol) =>
  symbol.kind === 'matrix' ? symbol.size : symbol.modules.length

const rounded = (mm: number) => Math.round(mm * 10) / 10

type NoRoom = Extract<Refusal, { needed: number }>

function noRoom(
  kind: NoRoom['kind'],
  symbology: Symbology,
  needed: number,
  available: number,
  dpi: Resolution,
): NoRoom {
  const mm = (dots: number) => rounded(millimetresOf(dots, dpi))
  return { kind, symbology, needed: mm(needed), available: mm(available) }
}

export const tooWide = ({ symbology }: NamedSymbol, needed: number, available: number, dpi: Resolution) =>
  noRoom('tooWide', symbology, needed, available, dpi)
export const tooHigh = ({ symbology }: NamedSymbol, needed: number, available: number, dpi: Resolution) =>
  noRoom('tooHigh', symbology, needed, available, dpi)
