import { assertNever } from '../../contract/assert-never.ts'
import type { LabelElement, TemplateValue, TextElement } from './designs/template-entity.ts'
import { type Surface, sizeOf, tooHigh, tooWide } from './place-codes.ts'
import { smallestLine } from './place-lines.ts'
import { type Box, isRefusal, type NamedSymbol, type PlacedCode, type PlacedText } from './placement.ts'
import { atLeast, atMost, dotsOf, millimetresOf } from './printer-dots.ts'
import type { Refusal } from './refusal.ts'
import { symbologyRules } from './symbology.ts'

/** An element with its box in dots of the label, and what became of it. */
export type PlacedElement = { id: string; box: Box } & (
  | { placed: 'code'; code: PlacedCode }
  | { placed: 'text'; text: PlacedText }
  | { placed: 'logo' | 'band' }
  | { placed: 'refused'; refusal: Refusal }
)

/** millimetres: so far a stock may be smaller than the label that was drawn; makers round differently */
const tolerance = 0.3

/** Why a label cannot be on a stock at all: it was drawn for a larger one. */
export function refusedByStock({ width, height }: TemplateValue, surface: Surface): Refusal | null {
  const fits = width <= surface.width + tolerance && height <= surface.height + tolerance
  return fits ? null : { kind: 'stockTooSmall', width, height }
}

/**
 * Places each element of a drawn template in whole dots, in the middle of a larger stock. A code is as large as its box
 * allows with its quiet zones, and nothing else may be in that box.
 * @param symbols by id of the element: what its code looks like, or why there is none
 */
export function placeElements(
  template: TemplateValue,
  symbols: ReadonlyMap<string, NamedSymbol | Refusal>,
  surface: Surface,
): PlacedElement[] {
  const { dpi } = surface
  const all = { x: 0, y: 0, width: atMost(surface.width, dpi), height: atMost(surface.height, dpi) }
  const shift = (room: number, wanted: number) => Math.max(0, (room - wanted) / 2)
  const [left, top] = [shift(surface.width, template.width), shift(surface.height, template.height)]
  const boxed = template.elements.map((element) => ({
    element,
    box: {
      x: Math.round(dotsOf(left + element.x, dpi)),
      y: Math.round(dotsOf(top + element.y, dpi)),
      width: atMost(element.width, dpi),
      height: atMost(element.height, dpi),
    },
  }))
  const slack = atLeast(tolerance, dpi)
  return boxed.map(({ element, box }): PlacedElement => {
    const { id } = element
    const refused = (refusal: Refusal): PlacedElement => ({
      id,
      box,
      placed: 'refused',
      refusal: { ...refusal, element: id },
    })
    if (!isWithin(box, all, slack)) return refused({ kind: 'outsideLabel' })
    const touched = boxed.some(
      (other) => other.element.id !== id && holdsCode(element, other.element) && overlap(box, other.box),
    )
    if (touched) return refused({ kind: 'touchesCode' })
    const placed = placeElement(element, box, symbols.get(id), surface)
    return isRefusal(placed) ? refused(placed) : { id, box, ...placed }
  })
}

/** Which of two that overlap is told: what lies on a code, and of two codes both. */
const holdsCode = (one: LabelElement, other: LabelElement) => other.kind === 'code' || one.kind === 'code'

type Placed = PlacedElement extends infer One
  ? One extends PlacedElement
    ? Omit<One, 'id' | 'box'>
    : never
  : never

function placeElement(
  element: LabelElement,
  box: Box,
  symbol: NamedSymbol | Refusal | undefined,
  surface: Surface,
): Placed | Refusal {
  switch (element.kind) {
    case 'code': {
      if (!symbol) throw new Error('a code without its symbol')
      const code = isRefusal(symbol) ? symbol : placeCode(symbol, box, surface)
      return isRefusal(code) ? code : { placed: 'code', code }
    }
    case 'text':
      return placeText(element, box, surface)
    case 'logo':
    case 'band':
      return { placed: element.kind }
    default:
      return assertNever(element)
  }
}

function placeCode(code: NamedSymbol, box: Box, { dpi }: Surface): PlacedCode | Refusal {
  const { quietZone, narrowest, widest, minimumHeight, maximumLength } = symbologyRules[code.symbology]
  const isBars = code.symbol.kind === 'bars'
  const modules = sizeOf(code)
  const withQuiet = modules + 2 * quietZone
  const least = atLeast(narrowest, dpi)
  const longest = Number.isFinite(maximumLength) ? atMost(maximumLength, dpi) : Number.POSITIVE_INFINITY
  const module = Math.min(
    Math.max(least, atMost(widest, dpi)),
    Math.floor(box.width / withQuiet),
    Math.floor(longest / modules),
    isBars ? Number.POSITIVE_INFINITY : Math.floor(box.height / withQuiet),
  )
  const lowest = isBars ? atLeast(minimumHeight, dpi) : withQuiet * least
  if (box.height < lowest) return tooHigh(code, lowest, box.height, dpi)
  if (module < least) {
    const isLong = modules * least > longest
    return tooWide(code, isLong ? modules * least : withQuiet * least, isLong ? longest : box.width, dpi)
  }
  const [width, height] = [modules * module, isBars ? box.height : modules * module]
  const x = box.x + Math.floor((box.width - width) / 2)
  const y = box.y + Math.floor((box.height - height) / 2)
  return { ...code, module, box: { x, y, width, height } }
}

function placeText({ field, text, align, weight, largest }: TextElement, box: Box, { dpi }: Surface) {
  const least = smallestLine
  const height = millimetresOf(box.height, dpi)
  if (height < least - 0.05) {
    const rounded = (mm: number) => Math.round(mm * 10) / 10
    return { kind: 'textTooLow', needed: rounded(least), available: rounded(height) } satisfies Refusal
  }
  return {
    placed: 'text',
    text: { box, align, lines: [{ field, text, weight, largest }] },
  } satisfies Placed
}

function isWithin(box: Box, all: Box, slack: number): boolean {
  const isAcross = box.x >= all.x && box.x + box.width <= all.x + all.width + slack
  return isAcross && box.y >= all.y && box.y + box.height <= all.y + all.height + slack
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
