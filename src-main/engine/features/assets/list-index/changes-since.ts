import type { Database } from 'better-sqlite3'
import type { FieldChanges } from '../../../../../src-shared/record/field-changes.ts'
import { lastScan, photo } from './index-columns.ts'
import { isHere, type Watermark } from './read-columns.ts'

/** Of these two no search knows. */
export const notSearched: readonly string[] = [lastScan, photo]

/** What no asset refers to. */
const ofNoAsset = new Set(['sharedView', 'labelDesign', 'labelSettings'])

/** What was written since a thread last read. */
export interface ChangesSince {
  /** by number of the asset: what the record of change calls the fields that were changed; of a new one all (null) */
  assets: Map<number, Set<string> | null>
  /** something that assets refer to may have another name, or stand elsewhere */
  references: boolean
}

/** The assets, and what they refer to, that were written after a watermark; scans change when an asset was last seen. */
export function changesSince(database: Database, { change, asset, scan, scanVoid }: Watermark): ChangesSince {
  const since: ChangesSince = { assets: new Map(), references: false }
  const numberOf = database.prepare(`SELECT n FROM asset WHERE id = ? AND ${isHere}`).pluck()
  const note = (id: string, fields: Iterable<string>) => {
    const row = numberOf.get(id) as number | undefined
    if (row === undefined || row > asset) return
    const known = since.assets.get(row) ?? new Set()
    for (const field of fields) known.add(field)
    since.assets.set(row, known)
  }
  const assetWith = database.prepare('SELECT asset_id FROM attachment WHERE id = ?').pluck()
  const changes = database
    .prepare(
      `SELECT entity, entity_id, fields FROM change WHERE n > ? AND (revision > 1 OR entity = 'attachment')`,
    )
    .raw()
    .iterate(change) as IterableIterator<[string, string, string]>
  for (const [entity, id, fields] of changes)
    if (entity === 'attachment') note(String(assetWith.get(id)), [photo])
    else if (entity === 'asset') note(id, Object.keys(JSON.parse(fields) as FieldChanges))
    else if (!ofNoAsset.has(entity)) since.references = true
  const scanned = database
    .prepare(
      `SELECT asset_id FROM scan WHERE n > ? AND asset_id IS NOT NULL
        UNION SELECT scan.asset_id FROM scan_void JOIN scan ON scan.id = scan_void.scan_id
        WHERE scan_void.n > ? AND scan.asset_id IS NOT NULL`,
    )
    .pluck()
    .all(scan, scanVoid) as string[]
  for (const id of scanned) note(id, [lastScan])
  for (const row of database
    .prepare(`SELECT n FROM asset WHERE n > ? AND ${isHere}`)
    .pluck()
    .all(asset) as number[])
    since.assets.set(row, null)
  return since
}
