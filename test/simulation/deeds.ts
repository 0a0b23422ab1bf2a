import { ORPCError } from '@orpc/contract'
import type { Database } from 'better-sqlite3'
import { hasContent } from '../../src-main/engine/content/hand-out-content.ts'
import { assets, emptyAsset } from '../../src-main/engine/features/assets/assets.ts'
import { attachments } from '../../src-main/engine/features/attachments/attachments.ts'
import { audits } from '../../src-main/engine/features/audits/audits.ts'
import { recordScan } from '../../src-main/engine/features/audits/audits-scan.ts'
import { startAudit } from '../../src-main/engine/features/audits/audits-start.ts'
import { categories } from '../../src-main/engine/features/categories/categories.ts'
import { locations } from '../../src-main/engine/features/locations/locations.ts'
import { models } from '../../src-main/engine/features/models/models.ts'
import { people } from '../../src-main/engine/features/people/people.ts'
import { statusLabels } from '../../src-main/engine/features/status-labels/status-labels.ts'
import { auditDeeds, closingDeeds } from './audit-deeds.ts'
import { disposalDeeds } from './disposal-deeds.ts'
import { labelDeeds } from './label-deeds.ts'
import type { Laptop } from './laptop.ts'
import type { Seeded } from './seeded.ts'
import { tagDeeds } from './tag-deeds.ts'

const names = ['Laptops', 'Monitors', 'Docks']
const places = ['HQ', 'HQ / Floor 1', 'HQ / Floor 2', 'Depot', 'Depot / Shelf']
/** The top-level locations of a world. */
export const siteNames = ['HQ', 'Depot']
const tags = Array.from({ length: 14 }, (_, index) => `T-${index + 1}`)

const idIn = (database: Database, seeded: Seeded, sql: string): string | null => {
  const ids = database.prepare(sql).pluck().all() as string[]
  return ids.length === 0 ? null : seeded.oneOf(ids)
}
const anyAsset = 'SELECT id FROM asset ORDER BY id'
const runningAudit = 'SELECT id FROM audit ORDER BY id'

/** What people do with the register and in audits, each once in a while. */
const registerDeeds: readonly ((laptop: Laptop, seeded: Seeded) => void)[] = [
  (laptop, seeded) =>
    laptop.act((tx) => {
      const place = locations.ensure(tx, seeded.oneOf(places))
      const status = seeded.oneOf(statusLabels.all(tx.database))
      const category = seeded.chance(0.5) ? categories.ensure(tx, seeded.oneOf(names)) : null
      const fields = emptyAsset(seeded.oneOf(tags), status.id)
      assets.create(tx, { ...fields, locationId: place.id, categoryId: category?.id ?? null }, place.site_id)
    }),
  (laptop, seeded) => {
    const id = idIn(laptop.database, seeded, anyAsset)
    if (id === null) return
    laptop.act((tx) => {
      const asset = assets.get(tx.database, id)
      const place = seeded.chance(0.4) ? locations.ensure(tx, seeded.oneOf(places)) : null
      const custodian = seeded.chance(0.3) ? people.ensure(tx, seeded.oneOf(['Ada', 'Ben'])) : null
      assets.update(
        tx,
        asset,
        {
          ...asset,
          name: seeded.oneOf(['North', 'South', null]),
          notes: seeded.chance(0.5) ? asset.notes : seeded.oneOf(['dented', 'clean']),
          mac: seeded.chance(0.7) ? asset.mac : `AA:BB:CC:DD:EE:0${seeded.below(10)}`,
          locationId: place?.id ?? asset.locationId,
          checkedOutTo: custodian ? { kind: 'person', id: custodian.id } : asset.checkedOutTo,
          modelId: seeded.chance(0.2)
            ? models.ensure(tx, {
                name: seeded.oneOf(['T14', 'X1']),
                manufacturer: 'Lenovo',
                modelNumber: null,
              }).id
            : asset.modelId,
        },
        place?.site_id ?? asset.siteId,
      )
    })
  },
  (laptop, seeded) => {
    const id = idIn(laptop.database, seeded, 'SELECT id FROM category WHERE merged_into IS NULL ORDER BY id')
    const before = id === null ? undefined : categories.table.row(laptop.database, id)
    if (before)
      laptop.act((tx) => categories.update(tx, before, { name: seeded.oneOf([...names, 'Screens']) }))
  },
  (laptop, seeded) => {
    const [one, other] = [0, 1].map(() => locations.byPath(laptop.database, seeded.oneOf(places)))
    if (one && other) laptop.act((tx) => locations.move(tx, one, other))
  },
  (laptop, seeded) => {
    const path = seeded.oneOf(places)
    if (locations.byPath(laptop.database, path))
      laptop.act((tx) => startAudit(tx, { location: path, blind: seeded.chance(0.2) }))
  },
  ...Array.from({ length: 4 }, () => (laptop: Laptop, seeded: Seeded) => {
    const id = idIn(laptop.database, seeded, runningAudit)
    if (id !== null)
      laptop.act((tx) =>
        recordScan(tx, audits.counting(tx.database, id), {
          code: seeded.oneOf([...tags, 'X-99']),
          method: 'scanner',
        }),
      )
  }),
  (laptop, seeded) => {
    const scan = laptop.database
      .prepare<[], { id: string; audit_id: string }>(
        'SELECT id, audit_id FROM scan WHERE id NOT IN (SELECT scan_id FROM scan_void) ORDER BY id DESC LIMIT 1',
      )
      .get()
    if (scan && seeded.chance(0.5))
      laptop.act((tx) => audits.voidScan(tx, audits.counting(tx.database, scan.audit_id), scan.id))
  },
  (laptop, seeded) => {
    const id = idIn(laptop.database, seeded, runningAudit)
    if (id !== null && seeded.chance(0.2)) laptop.act((tx) => audits.endCounting(tx, id))
  },
  (laptop, seeded) => {
    const assetId = idIn(laptop.database, seeded, anyAsset)
    if (assetId === null) return
    const bytes = seeded.bytes(1 + seeded.below(3000))
    const sha256 = laptop.keep(bytes)
    const stored = { mediaType: 'text/plain', size: bytes.length, sha256, thumbnailSha256: null }
    laptop.act((tx) => attachments.add(tx, { assetId, kind: 'file', fileName: 'note.txt' }, stored))
  },
  (laptop, seeded) => {
    const id = idIn(laptop.database, seeded, 'SELECT id FROM attachment ORDER BY id')
    if (id === null) return
    laptop.act((tx) => {
      if (seeded.chance(0.5)) attachments.remove(tx, id)
      else attachments.putBack(tx, id, (sha256) => hasContent(laptop.folder, sha256))
    })
  },
]

const deedsOf = {
  register: registerDeeds,
  audits: [...registerDeeds.slice(0, 4), ...auditDeeds, ...auditDeeds],
  closings: [...auditDeeds, ...closingDeeds],
  labels: [...registerDeeds.slice(0, 2), ...labelDeeds, ...labelDeeds],
  tags: [...registerDeeds.slice(0, 2), ...tagDeeds, ...tagDeeds],
  disposals: [...registerDeeds.slice(0, 3), ...disposalDeeds, ...disposalDeeds],
  sites: [...registerDeeds, ...registerDeeds.slice(0, 2)],
}
export const works = ['register', 'audits', 'closings', 'disposals', 'labels', 'tags', 'sites'] as const
/** What the people of a world do. */
export type Work = (typeof works)[number]

/** Does something on a laptop; what its rules refuse is not done. */
export function doSomething(laptop: Laptop, seeded: Seeded, work: Work): void {
  try {
    seeded.oneOf(deedsOf[work])(laptop, seeded)
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error
  }
}
