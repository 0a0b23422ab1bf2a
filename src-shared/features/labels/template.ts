import type { LabelField, TemplateValue } from './designs/template-entity.ts'
import type { Symbology } from './symbology.ts'

/** What a line of text says. None of them names a person or a room, as names of assets do (“Laptop of Noor”): a label is read by everybody. */
export const labelLines = ['assetTag', 'model', 'organisation'] as const
export type LabelLine = (typeof labelLines)[number]

/** What a code holds: the tag, or an address that ends with it. */
export type Holds = 'tag' | 'url'

/** A template without measures of its own: it fits itself to the stock. */
export interface FittingTemplate {
  name: string
  /** bars along the foot */
  bars: Extract<Symbology, 'code128' | 'code39' | 'gs1-128'> | null
  /** a matrix at the left, or at the top of a label that is not wide */
  matrix: Extract<Symbology, 'qr' | 'datamatrix' | 'gs1-datamatrix'> | null
  /** what the matrix holds; the tag if it is not said */
  holds?: Holds
  /** from the most important to the least: what has no room is left out from the end */
  lines: readonly LabelLine[]
}

/** What stands on a label. */
export type LabelTemplate = FittingTemplate | TemplateValue

/** Whether somebody said where each thing stands. */
export const isDrawn = (template: LabelTemplate): template is TemplateValue => 'elements' in template

const lines = labelLines

/** The templates that everybody has, the one that suits nearly every stock and every phone first. */
export const builtInTemplates: readonly FittingTemplate[] = [
  { name: 'qr', bars: null, matrix: 'qr', lines },
  { name: 'data-matrix', bars: null, matrix: 'datamatrix', lines },
  { name: 'code-128', bars: 'code128', matrix: null, lines },
  { name: 'code-39', bars: 'code39', matrix: null, lines },
  { name: 'code-128-and-qr', bars: 'code128', matrix: 'qr', lines },
  { name: 'code-128-and-data-matrix', bars: 'code128', matrix: 'datamatrix', lines },
  { name: 'gs1-128', bars: 'gs1-128', matrix: null, lines },
  { name: 'gs1-data-matrix', bars: null, matrix: 'gs1-datamatrix', lines },
  { name: 'qr-address', bars: null, matrix: 'qr', holds: 'url', lines },
]

/** The codes of a template. */
export function codesOf(template: LabelTemplate): Symbology[] {
  if (isDrawn(template))
    return template.elements.flatMap((one) => (one.kind === 'code' ? [one.symbology] : []))
  return [template.bars, template.matrix].filter((code) => code !== null)
}

/** What each line of a template that fits itself says, no larger than it is read with ease, in points. */
export const lineStyles: Readonly<
  Record<LabelLine, { field: LabelField; weight: 'regular' | 'bold'; largest: number }>
> = {
  assetTag: { field: 'assetTag', weight: 'bold', largest: 14 },
  model: { field: 'model', weight: 'regular', largest: 10 },
  organisation: { field: 'propertyOf', weight: 'regular', largest: 8 },
}
