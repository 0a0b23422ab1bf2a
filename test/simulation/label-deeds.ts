import type { Transaction } from '../../src-main/engine/database/transaction.ts'
import { sharedViews } from '../../src-main/engine/features/assets/shared-views.ts'
import { removeRule, setPolicy, setRule } from '../../src-main/engine/features/audits/audits-policy.ts'
import { labelDesigns } from '../../src-main/engine/features/labels/label-designs.ts'
import { labelQueue } from '../../src-main/engine/features/labels/label-queue.ts'
import { labelRuns } from '../../src-main/engine/features/labels/label-runs.ts'
import { labelSettings } from '../../src-main/engine/features/labels/label-settings.ts'
import { tagBlocks } from '../../src-main/engine/features/labels/tag-blocks.ts'
import { tagSchemes } from '../../src-main/engine/features/labels/tag-schemes.ts'
import { approverGroups } from '../../src-shared/features/audits/policy.ts'
import type { Laptop } from './laptop.ts'
import type { Seeded } from './seeded.ts'

type Deed = (laptop: Laptop, seeded: Seeded) => void

const texts = (laptop: Laptop, sql: string): string[] =>
  laptop.database.prepare<[], string>(sql).pluck().all()
const oneIn = (laptop: Laptop, seeded: Seeded, sql: string): string | null => {
  const found = texts(laptop, sql)
  return found.length === 0 ? null : seeded.oneOf(found)
}
const someAssets = (laptop: Laptop, seeded: Seeded) =>
  texts(laptop, 'SELECT id FROM asset ORDER BY id').filter(() => seeded.chance(0.4))

const rooms = ['HQ', 'HQ / Floor 1', 'Depot']
const prefixes = ['AW-', 'LAB-']

/** Prints what waits, as far as it gets, on a printer that stops now and then. */
function print(tx: Transaction, seeded: Seeded): void {
  const waiting = tx.database
    .prepare<[], { assetId: string | null; tag: string }>(
      `SELECT asset_id AS assetId, coalesce(asset.asset_tag, block_tag.asset_tag) AS tag FROM queued_label
       LEFT JOIN asset ON asset.id = asset_id LEFT JOIN block_tag ON block_tag.tag_key = queued_label.tag_key ORDER BY queued_label.n`,
    )
    .all()
    .filter(() => seeded.chance(0.7))
  if (waiting.length === 0) return
  const total = waiting.length
  const run = {
    stock: 'A',
    template: 'Small',
    dpi: 300 as const,
    options: { assets: { queue: 'all' }, copies: 1 },
  }
  const id = labelRuns.begin(tx, 'a job', { ...run, destination: null, total, reprint: null })
  waiting.forEach(({ assetId, tag }, index) => {
    labelRuns.addLabel(tx, id, index + 1, { n: null, assetId, assetTag: tag })
  })
  const printed = seeded.below(total + 1)
  const state = printed === total ? 'printed' : seeded.oneOf(['made', 'stopped'] as const)
  labelRuns.note(tx, id, { state, printed: state === 'made' ? 0 : printed, uncertain: 0 })
}

/** What people do with labels, and what they lay down for the organisation. */
export const labelDeeds: readonly Deed[] = [
  ...Array.from(
    { length: 3 },
    (): Deed => (laptop, seeded) => {
      const assetIds = someAssets(laptop, seeded)
      laptop.act((tx) => labelQueue.addAssets(tx, assetIds, 'selection'))
    },
  ),
  (laptop, seeded) => {
    const tags = texts(laptop, 'SELECT asset_tag FROM asset').filter(() => seeded.chance(0.2))
    laptop.act((tx) => labelQueue.remove(tx, seeded.chance(0.2) ? 'all' : { tags }))
  },
  ...Array.from(
    { length: 2 },
    (): Deed => (laptop, seeded) => {
      laptop.act((tx) => print(tx, seeded))
    },
  ),
  (laptop, seeded) => {
    const id = oneIn(
      laptop,
      seeded,
      `SELECT id FROM label_run WHERE state IN ('made', 'stopped') ORDER BY id`,
    )
    if (id === null) return
    laptop.act((tx) => {
      if (seeded.chance(0.6)) labelRuns.confirm(tx, id)
      else labelRuns.discard(tx, id)
    })
  },
  (laptop, seeded) => {
    const id = oneIn(laptop, seeded, 'SELECT id FROM label_run ORDER BY id')
    if (id !== null)
      laptop.act((tx) =>
        labelRuns.keepVerification(tx, id, { matched: seeded.below(9), missing: 0, foreign: 0 }),
      )
  },
  ...Array.from(
    { length: 2 },
    (): Deed => (laptop, seeded) => {
      const scheme = oneIn(
        laptop,
        seeded,
        'SELECT name FROM tag_scheme WHERE merged_into IS NULL ORDER BY id',
      )
      if (scheme === null) return
      laptop.act((tx) => {
        const { id } = tagBlocks.make(tx, { scheme, count: 1 + seeded.below(4) })
        labelQueue.addBlock(tx, id)
      })
    },
  ),
  (laptop, seeded) => {
    const rules = { width: 4, checkCharacter: 'none', category: null, site: null } as const
    laptop.act((tx) =>
      tagSchemes.make(tx, { name: seeded.oneOf(['Tags', 'Lab']), prefix: seeded.oneOf(prefixes), ...rules }),
    )
  },
  (laptop, seeded) => {
    const scheme = oneIn(laptop, seeded, 'SELECT name FROM tag_scheme WHERE merged_into IS NULL ORDER BY id')
    if (scheme === null) return
    laptop.act((tx) => {
      if (seeded.chance(0.5)) tagSchemes.change(tx, scheme, { name: seeded.oneOf(['Tags', 'Lab', 'Old']) })
      else tagSchemes.change(tx, scheme, { archived: seeded.chance(0.3) })
    })
  },
  (laptop, seeded) => {
    const printer = {
      dpi: 300,
      offsetX: seeded.below(9),
      offsetY: 0,
      scaleX: 1,
      scaleY: 1,
      darkness: null,
    } as const
    const name = seeded.oneOf(['Desk', 'Store'])
    const kept = labelDesigns.list(laptop.database, 'printer').find((one) => one.name === name)
    laptop.act((tx) => {
      if (kept && seeded.chance(0.2)) labelDesigns.archive(tx, kept.id, true)
      else labelDesigns.save(tx, { id: kept?.id, design: { kind: 'printer', value: { name, ...printer } } })
    })
  },
  (laptop, seeded) =>
    laptop.act((tx) =>
      labelSettings.set(
        tx,
        seeded.chance(0.5)
          ? { organisation: seeded.oneOf(['Acme', 'Acme Ltd']) }
          : { letterhead: [seeded.oneOf(['1 Road', '2 Road'])] },
      ),
    ),
  (laptop, seeded) =>
    laptop.act((tx) => {
      const views = sharedViews.all(tx.database)
      const view = { name: seeded.oneOf(['Mine', 'Yours']), address: seeded.oneOf(['/a', '/b']) }
      if (views.length > 0 && seeded.chance(0.3)) sharedViews.unshare(tx, seeded.oneOf(views).id)
      else sharedViews.share(tx, { ...view, columns: ['assetTag'] })
    }),
  (laptop, seeded) =>
    laptop.act((tx) =>
      setPolicy(
        tx,
        seeded.chance(0.5)
          ? { approvers: seeded.oneOf(approverGroups) }
          : { captures: { typed: seeded.oneOf(['nothing', 'existence'] as const) } },
      ),
    ),
  (laptop, seeded) =>
    laptop.act((tx) => {
      const room = seeded.oneOf(rooms)
      if (seeded.chance(0.7)) setRule(tx, 'location', room, seeded.oneOf([6, 12]))
      else removeRule(tx, 'location', room)
    }),
]
