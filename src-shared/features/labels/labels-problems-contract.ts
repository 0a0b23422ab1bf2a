import { z } from 'zod'
import { problem } from '../../contract/problems.ts'
import { alternatives } from './labels-message.ts'
import { labelsText } from './labels-text.ts'

const names = z.array(z.string())
const count = z.number().int()

/** What a person can do wrong with labels. */
export const labelsProblems = {
  STOCK_UNKNOWN: problem(z.object({ stock: z.string() }), ({ stock }) => labelsText.stockUnknown(stock)),
  STOCK_UNCLEAR: problem(z.object({ stock: z.string(), candidates: names }), ({ stock, candidates }) =>
    labelsText.stockUnclear(stock, candidates),
  ),
  TEMPLATE_UNKNOWN: problem(z.object({ template: z.string(), known: names }), ({ template, known }) =>
    labelsText.templateUnknown(template, known),
  ),
  PRINTER_PROFILE_UNKNOWN: problem(z.object({ profile: z.string(), known: names }), ({ profile, known }) =>
    labelsText.printerProfileUnknown(profile, known),
  ),
  TAGS_UNKNOWN: problem(z.object({ tags: names, more: count }), ({ tags, more }) =>
    labelsText.tagsUnknown(tags, more),
  ),
  TEXTS_TAKEN: problem(z.object({ texts: names, more: count }), ({ texts, more }) =>
    labelsText.textsTaken(texts, more),
  ),
  STOCK_IS_NO_ROLL: problem(z.object({ stock: z.string() }), ({ stock }) => labelsText.stockIsNoRoll(stock)),
  PRINTER_TAKES_ZPL: problem(z.object({ printer: z.string() }), ({ printer }) =>
    labelsText.printerTakesZpl(printer),
  ),
  PICTURE_NEEDS_FILE: problem(z.object({ format: z.string() }), ({ format }) =>
    labelsText.pictureNeedsFile(format),
  ),
  CELL_OUTSIDE: problem(z.object({ cell: count, cells: count }), ({ cell, cells }) =>
    labelsText.cellOutside(cell, cells),
  ),
}

/** How a print can end that was begun. */
export const labelPrintProblems = {
  /** `more`: how many other labels are refused too; `alternatives` are those for this one */
  LABEL_REFUSED: problem(
    z.object({ assetTag: z.string(), reason: z.string(), more: count, alternatives }),
    ({ assetTag, reason, more }) => labelsText.labelRefused(assetTag, reason, more),
  ),
  ONE_LABEL_ONLY: problem(z.object({ count }), (of) => labelsText.oneLabelOnly(of.count)),
  NOTHING_TO_PRINT: problem(z.object({}), () => labelsText.nothingToPrint),
}
