import type { CaseView, ShownMedium } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { identifierKey } from '../../../../../src-shared/identity/identifier-key.ts'

/** One line of the working list: a medium, or an asset of which none is recorded. */
export interface CaseRow {
  key: string
  tag: string
  medium: ShownMedium | null
  statedEmptyBy: string | null
}

/** The lines of each answer, put together once: a case can have ten thousand. */
const known = new WeakMap<CaseView['assetList'], { mediumList: CaseView['mediumList']; rows: CaseRow[] }>()

/** The assets of a case in their order, each with its media. */
export function rowsOf({ assetList, mediumList }: CaseView): readonly CaseRow[] {
  const before = known.get(assetList)
  if (before?.mediumList === mediumList) return before.rows
  const rows = linesOf(assetList, mediumList)
  known.set(assetList, { mediumList, rows })
  return rows
}

function linesOf(assetList: CaseView['assetList'], mediumList: CaseView['mediumList']): CaseRow[] {
  const byTag = Map.groupBy(mediumList, ({ tag }) => tag)
  return assetList.flatMap(({ tag, statedEmptyBy }): CaseRow[] => {
    const media = byTag.get(tag) ?? []
    if (media.length === 0) return [{ key: tag, tag, medium: null, statedEmptyBy }]
    return media.map((medium) => ({ key: medium.mediumId, tag, medium, statedEmptyBy: null }))
  })
}

/** What can be asked for about a line. */
export type Asked = 'add' | 'none' | 'sanitize' | 'verify' | 'fail' | 'unsanitized'

type NextStep = 'add' | 'sanitize' | 'verify' | null

/** What has to be done next with a line; null: nothing. */
export function nextStepOf({ medium, statedEmptyBy }: CaseRow): NextStep {
  if (!medium) return statedEmptyBy === null ? 'add' : null
  if (medium.unsanitized) return null
  if (medium.state === 'sanitized') return 'verify'
  if (medium.state === 'verified') return medium.meetsPolicy ? null : 'sanitize'
  return 'sanitize'
}

type Scanned =
  | { kind: 'row'; index: number }
  | { kind: 'twins' }
  /** neither an asset nor a medium of this case */
  | { kind: 'fresh' }

/** What a code means among the lines: an asset, its first line on which something is left to do, or a medium. */
export function scannedAmong(rows: readonly CaseRow[], code: string): Scanned {
  const key = identifierKey(code)
  const having = rows.flatMap((row, index) => (identifierKey(row.tag) === key ? [{ row, index }] : []))
  const open = having.find(({ row }) => nextStepOf(row) !== null) ?? having[0]
  if (open) return { kind: 'row', index: open.index }
  const media = rows.flatMap(({ medium }, index) =>
    medium && identifierKey(medium.serial) === key ? [index] : [],
  )
  if (media.length > 1) return { kind: 'twins' }
  return media[0] === undefined ? { kind: 'fresh' } : { kind: 'row', index: media[0] }
}
