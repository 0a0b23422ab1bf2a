import { locationPathKey } from '../../../../src-shared/features/locations/location-path.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import { noteRenamed } from '../../database/renaming.ts'
import type { LocationRow } from '../../database/schema.ts'
import { type SyncedRows, textIn } from '../../database/synced-rows.ts'
import type { Transaction } from '../../database/transaction.ts'
import {
  insertLocation,
  locationByBarcode,
  locationById,
  locationByPathKey,
  subtree,
  updateLocation,
} from './locations-store.ts'
import { isOld, letGo, pathBelow, siteBelow } from './locations-tree.ts'

/** Locations as a sync writes them, with the paths of all below. */
export const syncedLocations: SyncedRows = {
  recorded: (database, id) => {
    const row = locationById.get(database, { id })
    if (!row || row.site_id === elsewhereSite) return undefined
    return {
      name: row.name,
      parentId: row.parent_id,
      barcode: row.barcode,
      mergedInto: row.merged_into,
      archivedAt: row.archived_at,
    }
  },

  write: (tx, { id, siteId, madeAt, values }) => {
    const before = madeAt === undefined ? locationById.get(tx.database, { id }) : undefined
    const row = withKeys(tx, {
      id,
      site_id: siteId,
      parent_id: textIn(values, 'parentId'),
      name: textIn(values, 'name') ?? '',
      path: '',
      path_key: '',
      barcode: textIn(values, 'barcode'),
      barcode_key: null,
      merged_into: textIn(values, 'mergedInto'),
      archived_at: textIn(values, 'archivedAt'),
      revision: (before?.revision ?? 0) + 1,
    })
    if (before) updateLocation.run(tx.database, row)
    else insertLocation.run(tx.database, row)
    if (before && (before.path !== row.path || before.site_id !== row.site_id)) follow(tx, row)
    tx.touch('locations')
  },
}

/** A row with the path, the site and the keys that follow from what it says; whoever else has the keys gives them up. */
function withKeys(tx: Transaction, row: LocationRow): LocationRow {
  const { database } = tx
  const parent = row.parent_id === null ? undefined : locationById.get(database, { id: row.parent_id })
  const path = pathBelow(parent, row.name)
  // Of one that was merged, or that stands below one of which nothing is known here, the server says of what site it is.
  const isSaid = row.merged_into !== null || parent?.site_id === elsewhereSite
  const placed = { ...row, path, site_id: isSaid ? row.site_id : (parent?.site_id ?? row.id) }
  if (row.archived_at !== null) return { ...placed, ...letGo(row.id) }
  const key = locationPathKey(path)
  const holder = locationByPathKey.get(database, { key })
  if (row.merged_into !== null) {
    const isHeld = holder !== undefined && holder.id !== row.id
    return { ...placed, path_key: isHeld ? letGo(row.id).path_key : key, barcode_key: null }
  }
  if (holder && holder.id !== row.id)
    updateLocation.run(database, { ...holder, path_key: letGo(holder.id).path_key })
  const barcodeKey = row.barcode === null ? null : identifierKey(row.barcode)
  const scanned = barcodeKey === null ? undefined : locationByBarcode.get(database, { key: barcodeKey })
  if (scanned && scanned.id !== row.id) updateLocation.run(database, { ...scanned, barcode_key: null })
  return { ...placed, path_key: key, barcode_key: barcodeKey }
}

/** Has what stands below a location that is elsewhere now, or called otherwise, go along. */
function follow(tx: Transaction, root: LocationRow): void {
  const below = subtree.all(tx.database, { id: root.id })
  const childrenOf = Map.groupBy(below, ({ parent_id }) => parent_id)
  const walk = (parent: LocationRow) => {
    for (const child of childrenOf.get(parent.id) ?? []) {
      if (child.id === root.id) continue
      const moved = isOld(child)
        ? { ...child, site_id: siteBelow(parent, child), path: pathBelow(parent, child.name) }
        : withKeys(tx, child)
      updateLocation.run(tx.database, moved)
      walk(moved)
    }
  }
  walk(root)
  noteRenamed(
    tx,
    below.map(({ id }) => id),
  )
  tx.touch('assets')
}
