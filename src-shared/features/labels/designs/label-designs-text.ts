import { labelsText } from '../labels-text.ts'
import type { StockFault } from '../stock.ts'
import type { DesignKind } from './design.ts'

const kinds: Record<DesignKind, string> = { stock: 'stock', template: 'template', printer: 'printer' }

/** Every sentence about stocks, templates and printers of one’s own that somebody can see. */
export const labelDesignsText = {
  kinds,
  designUnknown: (kind: DesignKind, name: string) =>
    `There is no ${kinds[kind]} “${name}” of your own. Look at the list again; it may have been archived.`,
  nameTaken: (kind: DesignKind, name: string) =>
    `There is a ${kinds[kind]} called “${name}” already. Choose another name, or change that one.`,
  changedMeanwhile: (name: string) =>
    `“${name}” was changed by somebody else meanwhile. Look at it again, then repeat your change.`,
  stockImpossible: (name: string, faults: readonly StockFault[]) =>
    `“${name}” cannot be: ${faults.map((fault) => labelsText.faults[fault]).join(', ')}. Measure margins, distances and labels again, all in millimetres.`,
  fileUnreadable: (reason: string) =>
    `This is no file of a label stock, template or printer that Assetwalk can read: ${reason}. Export it again where it came from.`,
  fileOfOtherKind: (wanted: DesignKind, found: DesignKind) =>
    `This file is a ${kinds[found]}, and a ${kinds[wanted]} was wanted. Bring it in where ${kinds[found]}s are.`,
  notJson: 'it is not JSON',
  logoNotReadable: (fileName: string, reason: string) =>
    `“${fileName}” cannot be a logo: ${reason}. Save it as a PNG, as a JPEG, or as an SVG of plain shapes.`,
  logoTooLarge: (fileName: string, megapixels: number, most: number) =>
    `“${fileName}” has ${megapixels.toFixed(1)} megapixels, and a label shows at most ${most}. Save a smaller one.`,
  logoReasons: {
    empty: 'it is empty',
    unknown: 'it is neither a PNG nor a JPEG nor an SVG',
    damaged: 'it is damaged',
    heavy: 'it has more than 2 MB',
    notXml: 'it is no well-formed SVG',
    shapeless: 'it draws nothing',
    complex: 'it has too many shapes',
    forbidden: (what: string) => `it has “${what}”, which logos may not have`,
    interlaced: 'it is an interlaced PNG, or one of 16 bits',
  },
} as const
