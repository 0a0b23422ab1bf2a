import type { Reader } from './designs/settings-entity.ts'
import type { Symbology } from './symbology.ts'

/** Why a text cannot be a code, or a label of this size cannot be read. Lengths are millimetres. */
export type Refusal = (
  | { kind: 'empty' }
  | { kind: 'characters'; symbology: Symbology; characters: string }
  | { kind: 'tooManyCharacters'; symbology: Symbology; length: number; most: number }
  | { kind: 'gs1PrefixMissing'; symbology: Symbology }
  | { kind: 'urlBaseMissing' }
  | { kind: 'readerReadsNone'; reader: Reader }
  | { kind: 'tooWide' | 'tooHigh'; symbology: Symbology; needed: number; available: number }
  | { kind: 'textTooLow'; needed: number; available: number }
  | { kind: 'outsideLabel' | 'touchesCode' }
  | { kind: 'stockTooSmall'; width: number; height: number }
) & {
  /** id of the element of a drawn template that it is about */
  element?: string
}
