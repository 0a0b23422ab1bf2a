import { assets, emptyAsset } from '../../src-main/engine/features/assets/assets.ts'
import { tagBlocks } from '../../src-main/engine/features/labels/tag-blocks.ts'
import { tagLeases } from '../../src-main/engine/features/labels/tag-leases.ts'
import { tagSchemes } from '../../src-main/engine/features/labels/tag-schemes.ts'
import { locations } from '../../src-main/engine/features/locations/locations.ts'
import { statusLabels } from '../../src-main/engine/features/status-labels/status-labels.ts'
import type { Laptop } from './laptop.ts'
import type { Seeded } from './seeded.ts'

const scheme = {
  name: 'Tags',
  prefix: 'AW-',
  width: 4,
  checkCharacter: 'none',
  category: null,
  site: null,
} as const

/** What people do who print labels with tags for equipment to come, and put them on it. */
export const tagDeeds: readonly ((laptop: Laptop, seeded: Seeded) => void)[] = [
  ...Array.from({ length: 3 }, () => (laptop: Laptop, seeded: Seeded) => {
    // what was handed out before a laptop takes part is nobody's to keep apart
    if (!tagLeases.areUsed(laptop.database)) return
    laptop.act((tx) => {
      if (tagSchemes.all(tx.database).length === 0) tagSchemes.make(tx, scheme)
    })
    laptop.act((tx) => tagBlocks.make(tx, { scheme: 'Tags', count: 1 + seeded.below(40) }))
  }),
  (laptop, seeded) => {
    const blanks = laptop.database
      .prepare<[], string>('SELECT asset_tag FROM block_tag WHERE claimed_by IS NULL ORDER BY asset_tag')
      .pluck()
      .all()
    if (blanks.length === 0) return
    laptop.act((tx) => {
      const place = locations.ensure(tx, 'HQ')
      const status = seeded.oneOf(statusLabels.all(tx.database))
      const fields = emptyAsset(seeded.oneOf(blanks), status.id)
      assets.create(tx, { ...fields, locationId: place.id }, place.site_id)
    })
  },
]

/** 8: no tag was handed out by two laptops. */
export function tagsHandedOutTwice(laptops: readonly Laptop[]): string[] {
  const blocks = new Map<string, string[]>()
  for (const { database } of laptops)
    for (const { id, tags } of database
      .prepare<[], { id: string; tags: string }>('SELECT id, tags FROM tag_block ORDER BY id')
      .all())
      blocks.set(
        id,
        (JSON.parse(tags) as [number, string][]).map(([, tag]) => tag),
      )
  const known = new Map<string, string>()
  const twice: string[] = []
  for (const [id, tags] of blocks)
    for (const tag of tags) {
      const other = known.get(tag)
      if (other !== undefined) twice.push(`${tag} was handed out in block ${other} and in block ${id}`)
      known.set(tag, id)
    }
  return twice
}
