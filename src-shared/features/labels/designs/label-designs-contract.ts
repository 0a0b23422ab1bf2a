import { z } from 'zod'
import { command, query } from '../../../contract/base.ts'
import { id } from '../../../contract/page.ts'
import { errorsOf } from '../../../contract/problems.ts'
import { filesProblems } from '../../files/files-contract.ts'
import { designKinds } from './design.ts'
import { design } from './design-entity.ts'
import { labelDesignsProblems, logoProblems } from './label-designs-problems-contract.ts'
import { labelSettings } from './settings-entity.ts'

const { LABEL_DESIGN_UNKNOWN, LABEL_DESIGN_NAME_TAKEN, LABEL_DESIGN_CHANGED } = labelDesignsProblems
const { FILE_NOT_STAGED } = filesProblems

const revision = z.number().int()
const keptDesign = z.object({
  id,
  name: z.string(),
  design,
  revision,
  isArchived: z.boolean(),
})
export type KeptDesign = z.output<typeof keptDesign>

const shownSettings = labelSettings.extend({
  /** file name and SHA-256 of the logo, if there is one */
  logo: z.object({ fileName: z.string(), sha256: z.string() }).nullable(),
  revision,
})
export type ShownSettings = z.output<typeof shownSettings>

export const labelDesignsContract = {
  /** Stocks, templates or printers of one’s own, in order of name. */
  list: query('register.read')
    .input(z.object({ kind: z.enum(designKinds), archived: z.boolean().default(false) }))
    .output(z.object({ designs: z.array(keptDesign) })),
  /**
   * Keeps a design: a new one, or another value of the one with this id.
   * @throws STOCK_IMPOSSIBLE for a stock that does not add up
   */
  save: command('register.write')
    .input(z.object({ id: id.optional(), revision: revision.optional(), design }))
    .output(keptDesign)
    .errors(errorsOf(labelDesignsProblems)),
  /** Takes a design from what is offered, or back to it. */
  archive: command('register.write')
    .input(z.object({ id, archived: z.boolean() }))
    .output(keptDesign)
    .errors(errorsOf({ LABEL_DESIGN_UNKNOWN, LABEL_DESIGN_NAME_TAKEN, LABEL_DESIGN_CHANGED })),
  /** What all labels of the organisation have in common. */
  settings: query('register.read').output(shownSettings),
  /** Changes those of the settings that are given. */
  setSettings: command('administer').input(labelSettings.partial()).output(shownSettings),
  /** Gives labels a logo (PNG, JPEG or SVG) that was staged. */
  setLogo: command('administer')
    .input(z.object({ stagingId: id, fileName: z.string().min(1).max(255) }))
    .output(shownSettings)
    .errors(errorsOf({ ...logoProblems, FILE_NOT_STAGED })),
  removeLogo: command('administer').output(shownSettings),
}
