import { z } from 'zod'
import { problem } from '../../../contract/problems.ts'
import { stockFaultKinds } from '../stock.ts'
import { designKinds } from './design.ts'
import { labelDesignsText as text } from './label-designs-text.ts'

const kind = z.enum(designKinds)
const name = z.string()

/** What a person can do wrong with stocks, templates and printers of their own. */
export const labelDesignsProblems = {
  LABEL_DESIGN_UNKNOWN: problem(z.object({ kind, name }), (of) => text.designUnknown(of.kind, of.name)),
  LABEL_DESIGN_NAME_TAKEN: problem(z.object({ kind, name }), (of) => text.nameTaken(of.kind, of.name)),
  LABEL_DESIGN_CHANGED: problem(z.object({ name }), (of) => text.changedMeanwhile(of.name)),
  STOCK_IMPOSSIBLE: problem(z.object({ name, faults: z.array(z.enum(stockFaultKinds)) }), (of) =>
    text.stockImpossible(of.name, of.faults),
  ),
}

/** What cannot be a logo. */
export const logoProblems = {
  LOGO_UNREADABLE: problem(z.object({ fileName: name, reason: z.string() }), (of) =>
    text.logoNotReadable(of.fileName, of.reason),
  ),
  LOGO_TOO_LARGE: problem(z.object({ fileName: name, megapixels: z.number(), most: z.number() }), (of) =>
    text.logoTooLarge(of.fileName, of.megapixels, of.most),
  ),
}

/** What is wrong with a file that somebody brings in. */
export const designFileProblems = {
  LABEL_DESIGN_FILE_UNREADABLE: problem(z.object({ reason: z.string() }), (of) =>
    text.fileUnreadable(of.reason),
  ),
  LABEL_DESIGN_OF_OTHER_KIND: problem(z.object({ wanted: kind, found: kind }), (of) =>
    text.fileOfOtherKind(of.wanted, of.found),
  ),
}
