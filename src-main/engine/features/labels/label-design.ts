import { type CodeKeys, codeText } from '../../../../src-shared/features/labels/code-text.ts'
import type { LabelSettings } from '../../../../src-shared/features/labels/designs/settings-entity.ts'
import type { TemplateValue } from '../../../../src-shared/features/labels/designs/template-entity.ts'
import { placeCodes, type Surface } from '../../../../src-shared/features/labels/place-codes.ts'
import {
  type PlacedElement,
  placeElements,
  refusedByStock,
} from '../../../../src-shared/features/labels/place-elements.ts'
import {
  isRefusal,
  type NamedSymbol,
  type Placement,
} from '../../../../src-shared/features/labels/placement.ts'
import type { Resolution } from '../../../../src-shared/features/labels/printer-dots.ts'
import type { Refusal } from '../../../../src-shared/features/labels/refusal.ts'
import { isTurned, type LabelStock } from '../../../../src-shared/features/labels/stock.ts'
import { isBars, type Symbology } from '../../../../src-shared/features/labels/symbology.ts'
import {
  codesOf,
  type FittingTemplate,
  type Holds,
  isDrawn,
  type LabelTemplate,
  lineStyles,
} from '../../../../src-shared/features/labels/template.ts'
import { encodeSymbol } from './encode-symbol.ts'

/** What all labels of a print have in common. */
export interface Design extends CodeKeys {
  stock: LabelStock
  template: LabelTemplate
  dpi: Resolution
  /** what scans these labels; nothing is refused for it if it is not said */
  readers?: LabelSettings['readers']
}

export type Encoder = typeof encodeSymbol

/** Where everything on one label goes, or why it cannot be printed so. */
export function designLabel(
  design: Design,
  assetTag: string,
  encode: Encoder = encodeSymbol,
): Placement | Refusal {
  const { template } = design
  const unread = refusedByDesign(design)
  if (unread) return unread
  if (!isDrawn(template)) return fittedLabel(design, template, assetTag, encode)
  const elements = drawnElements(design, template, assetTag, encode)
  const refused = elements.find((one) => one.placed === 'refused')
  return refused ? refused.refusal : placementOf(elements)
}

/** Where the elements go that were not refused. */
export function placementOf(elements: readonly PlacedElement[]): Placement {
  const boxes = (kind: 'logo' | 'band') =>
    elements.filter(({ placed }) => placed === kind).map(({ box }) => box)
  return {
    codes: elements.flatMap((one) => (one.placed === 'code' ? [one.code] : [])),
    texts: elements.flatMap((one) => (one.placed === 'text' ? [one.text] : [])),
    bands: boxes('band'),
    logos: boxes('logo'),
  }
}

/** What becomes of each element of a drawn template. */
export function drawnElements(
  design: Design,
  template: TemplateValue,
  assetTag: string,
  encode: Encoder = encodeSymbol,
): PlacedElement[] {
  const symbols = new Map<string, NamedSymbol | Refusal>()
  for (const one of template.elements)
    if (one.kind === 'code') symbols.set(one.id, symbolOf(one.symbology, assetTag, design, encode, one.holds))
  return placeElements(template, symbols, surfaceOf(design))
}

/** Why no label of this design could be read, whatever its tag. */
export function refusedByDesign(design: Design): Refusal | null {
  const { template } = design
  return refusedByReaders(design) ?? (isDrawn(template) ? refusedByStock(template, surfaceOf(design)) : null)
}

/** A laser reads bars alone. */
function refusedByReaders({ template, readers = [] }: Design): Refusal | null {
  const codes = codesOf(template)
  if (!readers.includes('laser') || codes.length === 0 || codes.some(isBars)) return null
  return { kind: 'readerReadsNone', reader: 'laser' }
}

function fittedLabel(
  design: Design,
  template: FittingTemplate,
  assetTag: string,
  encode: Encoder,
): Placement | Refusal {
  const bars = template.bars && symbolOf(template.bars, assetTag, design, encode)
  if (bars && isRefusal(bars)) return bars
  const matrix = template.matrix && symbolOf(template.matrix, assetTag, design, encode, template.holds)
  if (matrix && isRefusal(matrix)) return matrix
  const placed = placeCodes(bars, matrix, surfaceOf(design))
  if (isRefusal(placed)) return placed
  const lines = template.lines.map((line) => lineStyles[line])
  const texts = placed.text ? [{ ...placed.text, lines }] : []
  return { codes: placed.codes, texts, bands: [], logos: [] }
}

function surfaceOf({ stock, dpi }: Design): Surface {
  const [width, height] = isTurned(stock) ? [stock.height, stock.width] : [stock.width, stock.height]
  return { width, height, dpi }
}

function symbolOf(
  symbology: Symbology,
  assetTag: string,
  keys: CodeKeys,
  encode: Encoder,
  holds?: Holds,
): NamedSymbol | Refusal {
  const text = codeText(symbology, assetTag, keys, holds)
  return typeof text === 'string' ? { symbology, symbol: encode(symbology, text), holds } : text
}
