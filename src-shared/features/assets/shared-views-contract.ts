import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { assetColumn } from './asset-columns.ts'
import { assetsText } from './assets-text.ts'

/** What a list of assets shows, under a name: which assets in which order, and which of their columns. */
export const savedView = z.object({
  name: z.string().trim().min(1).max(100),
  /** search, filter and order, as the window writes them into the address of a list */
  address: z.string().max(20_000),
  columns: z.array(assetColumn).min(1).max(200),
})
export type SavedView = z.output<typeof savedView>

const sharedView = savedView.extend({ id, revision: z.number().int() })
export type SharedView = z.output<typeof sharedView>

export const sharedViewsProblems = {
  VIEW_UNKNOWN: problem(z.object({ view: z.string() }), ({ view }) => assetsText.viewUnknown(view)),
}

/** The part of the calls on assets that keeps views for everybody. */
export const sharedViewsContract = {
  /** The views that everybody has, in order of name. */
  sharedViews: query('register.read').output(z.object({ views: z.array(sharedView) })),
  /** Keeps a view for everybody, in place of one of the same name. */
  shareView: command('register.write').input(savedView).output(sharedView),
  /** Takes a view from everybody; who opened it keeps what it shows. */
  unshareView: command('register.write')
    .input(z.object({ id }))
    .output(z.object({}))
    .errors(errorsOf(sharedViewsProblems)),
}
