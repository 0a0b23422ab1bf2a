import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  formatLocationPath,
  locationPathKey,
  parseLocationPath,
} from '../../../../src-shared/features/locations/location-path.ts'
import { locationsProblems } from '../../../../src-shared/features/locations/locations-contract.ts'
import { noteRenamed } from '../../database/renaming.ts'
import type { LocationRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { isWithin, locationById, locationByPathKey, subtree, updateLocation } from './locations-store.ts'

/** A name as part of a path. */
export const pathBelow = (parent: { path: string } | undefined, name: string) =>
  formatLocationPath([...(parent ? parseLocationPath(parent.path) : []), name])

/** No path begins with a blank: a key that nobody can ask for. */
const givenUpKey = (id: string) => ` ${id}`
/** Of which site a place is that stands below another one: what was merged is of that of what it was merged into. */
export const siteBelow = (parent: LocationRow, row: LocationRow) =>
  row.merged_into === null ? parent.site_id : row.site_id
export const isOld = (row: LocationRow) => row.merged_into !== null || row.archived_at !== null

/**
 * Sees to it that a path is free. What was merged gives up the path that it was known by.
 * @throws LOCATION_PATH_TAKEN
 */
export function takePath(tx: Transaction, path: string, id: string): string {
  const key = locationPathKey(path)
  const holder = locationByPathKey.get(tx.database, { key })
  if (!holder || holder.id === id) return key
  if (!isOld(holder)) throw failure(locationsProblems, 'LOCATION_PATH_TAKEN', { path })
  updateLocation.run(tx.database, { ...holder, path_key: givenUpKey(holder.id) })
  return key
}

/**
 * Gives a location another name, another place, or both, and all below it the paths that follow from it.
 * @throws LOCATION_PATH_TAKEN, LOCATION_WITHIN_ITSELF
 */
export function relocate(
  tx: Transaction,
  location: LocationRow,
  { name, parentId }: { name: string; parentId: string | null },
): LocationRow {
  const { database } = tx
  const parent = parentId === null ? undefined : locationById.get(database, { id: parentId })
  if (parent && isWithin.get(database, { id: parent.id, outerId: location.id }))
    throw failure(locationsProblems, 'LOCATION_WITHIN_ITSELF', { path: location.path, into: parent.path })
  const path = pathBelow(parent, name)
  const next: LocationRow = {
    ...location,
    name,
    parent_id: parentId,
    site_id: parent?.site_id ?? location.id,
    path,
    path_key: takePath(tx, path, location.id),
    revision: location.revision + 1,
  }
  const changed = tx.record(
    'location',
    { id: next.id, siteId: next.site_id, revision: next.revision },
    { name: location.name, parentId: location.parent_id },
    { name, parentId },
  )
  if (Object.keys(changed).length === 0) return location
  const below = subtree.all(database, { id: location.id })
  updateLocation.run(database, next)
  repath(tx, next, below)
  noteRenamed(
    tx,
    below.map(({ id }) => id),
  )
  tx.touch('locations')
  tx.touch('assets')
  return next
}

function repath(tx: Transaction, root: LocationRow, below: readonly LocationRow[]): void {
  const childrenOf = Map.groupBy(below, ({ parent_id }) => parent_id)
  const walk = (parent: LocationRow) => {
    for (const child of childrenOf.get(parent.id) ?? []) {
      if (child.id === root.id) continue
      const moved = { ...child, site_id: siteBelow(parent, child), path: pathBelow(parent, child.name) }
      if (!isOld(child)) moved.path_key = takePath(tx, moved.path, child.id)
      updateLocation.run(tx.database, moved)
      walk(moved)
    }
  }
  walk(root)
}

/** Ends a location, which is kept with no path or place in the tree of its own, or takes that back. */
export function changeState(
  tx: Transaction,
  location: LocationRow,
  end: Partial<Pick<LocationRow, 'merged_into' | 'archived_at' | 'path_key' | 'barcode_key' | 'parent_id'>>,
): void {
  const next = { ...location, ...end, revision: location.revision + 1 }
  updateLocation.run(tx.database, next)
  tx.record(
    'location',
    { id: next.id, siteId: next.site_id, revision: next.revision },
    { mergedInto: location.merged_into, archivedAt: location.archived_at, parentId: location.parent_id },
    { mergedInto: next.merged_into, archivedAt: next.archived_at, parentId: next.parent_id },
  )
  tx.touch('locations')
  tx.touch('assets')
}

/** Has a location that was merged be one again, in its old place or what that is now; its path is free. */
export function bringBack(tx: Transaction, location: LocationRow, parent: LocationRow | undefined): void {
  const path = pathBelow(parent, location.name)
  changeState(
    tx,
    {
      ...location,
      site_id: parent?.site_id ?? location.id,
      path,
      path_key: takePath(tx, path, location.id),
    },
    { merged_into: null, parent_id: parent?.id ?? null },
  )
}

/** What a location that is archived lets go: its path and its barcode are free for another. */
export const letGo = (id: string) => ({ path_key: givenUpKey(id), barcode_key: null })
