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
  const noteRow = (row: number, fields: Iterable<string>) => {
    const known = since.assets.get(row)
    if (known) for (const field of fields) known.add(field)
    else since.assets.set(row, new Set(fields))
  }
  const note = (id: string, fields: Iterable<string>) => {
    const row = numberOf.get(id) as number | undefined
    if (row !== undefined && row <= asset) noteRow(row, fields)
  }
  const assetWith = database.prepare('SELECT asset_id FROM attachment WHERE id = ?').pluck()
  const changes = database
    .prepare(
      `SELECT entity, entity_id, fields, asset.n FROM change
        LEFT JOIN asset ON entity = 'asset' AND asset.id = entity_id AND asset.n <= ? AND ${isHere}
        WHERE change.n > ? AND (change.revision > 1 OR entity = 'attachment')`,
    )
    .raw()
    .iterate(asset, change) as IterableIterator<[string, string, string, number | null]>
  const namesIn = remembered((fields: string) => Object.keys(JSON.parse(fields) as FieldChanges))
  for (const [entity, id, fields, row] of changes)
    if (entity === 'attachment') note(String(assetWith.get(id)), [photo])
    else if (row !== null) noteRow(row, namesIn(fields))
    else if (entity !== 'asset' && !ofNoAsset.has(entity)) since.references = true
  const scanned = database
    .prepare(
      `SELECT asset_id FROM scan WHERE n > ? AND asset_id IS NOT NULL
        UNION SELECT scan.asset_id FROM scan_void JOIN scan ON scan.id = scan_void.scan_id
        WHERE scan_void.n > ? AND scan.asset_id IS NOT NULL`,
    )
    .pluck()
    .all(scan, scanVoid) as string[]
  for (const id of scanned) note(id, [lastScan])
  for (const row of newAssets(database, asset, Number.MAX_SAFE_INTEGER)) since.assets.set(row, null)
  return since
}

/** The numbers of assets after one, up to another. */
export function newAssets(database: Database, after: number, upTo: number): number[] {
  const some = database.prepare(`SELECT n FROM asset WHERE n > ? AND n <= ? AND ${isHere}`)
  return some.pluck().all(after, upTo) as number[]
}

/** What an edit of many assets does to them is mostly the same. */
const mostRemembered = 100

function remembered<Value>(ask: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const value = known.get(text) ?? ask(text)
    if (known.size < mostRemembered) known.set(text, value)
    return value
  }
}
