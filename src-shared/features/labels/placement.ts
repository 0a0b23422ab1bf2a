import type { LabelField } from './designs/template-entity.ts'
import type { PlacedLine } from './place-lines.ts'
import type { Refusal } from './refusal.ts'
import type { CodeSymbol, Symbology } from './symbology.ts'
import type { Holds } from './template.ts'

/** In dots, from the top left of the label as it is read. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface NamedSymbol {
  symbology: Symbology
  symbol: CodeSymbol
  /** the tag if it is not said */
  holds?: Holds | undefined
}

export interface PlacedCode extends NamedSymbol {
  /** the ink; its quiet zone lies around it */
  box: Box
  /** dots of the narrowest bar or module */
  module: number
}

/** What a line of a label says, and how large it may be in points. */
export interface LineStyle {
  /** null: it says `text` */
  field: LabelField | null
  text?: string
  weight: PlacedLine['weight']
  largest: number
}

export interface PlacedText {
  box: Box
  align: 'left' | 'centre' | 'right'
  lines: readonly LineStyle[]
}

/** Where everything on a label goes. */
export interface Placement {
  codes: PlacedCode[]
  texts: PlacedText[]
  /** strips in the colour of the category */
  bands: Box[]
  logos: Box[]
}

export const isRefusal = (placed: object): placed is Refusal => 'kind' in placed
