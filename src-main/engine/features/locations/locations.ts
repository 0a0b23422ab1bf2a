import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { endOfLocationId } from '../../../../src-shared/features/locations/location-code.ts'
import {
  formatLocationPath,
  locationPathKey,
  parseLocationPath,
} from '../../../../src-shared/features/locations/location-path.ts'
import { locationsProblems } from '../../../../src-shared/features/locations/locations-contract.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { LocationRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { identifiers } from '../identifiers/identifiers.ts'
import { pathAt } from './locations-history.ts'
import {
  assetsAt,
  checkedOutTo,
  childrenOf,
  insertLocation,
  isWithin,
  locationByBarcode,
  locationById,
  locationByPathKey,
  locationsByCode,
  mergeOn,
  subtree,
  updateLocation,
} from './locations-store.ts'
import { takeBack } from './locations-take-back.ts'
import { changeState, letGo, pathBelow, relocate, takePath } from './locations-tree.ts'

export { locationsElsewhere } from './locations-elsewhere.ts'
export { syncedLocations } from './locations-synced.ts'

const looksLikeId = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const locations = {
  /**
   * A location by its id, its path or its barcode; for one that was merged, what it was merged into.
   * @throws LOCATION_UNKNOWN
   */
  get(database: Database, idOrPath: string): LocationRow {
    const named = looksLikeId.test(idOrPath) ? locations.byId(database, idOrPath) : undefined
    const location = named ?? locations.byPath(database, idOrPath) ?? locations.byBarcode(database, idOrPath)
    if (!location || location.archived_at !== null)
      throw failure(locationsProblems, 'LOCATION_UNKNOWN', { location: named?.path ?? idOrPath })
    return location
  },

  /**
   * The same for what an audit has frozen: an id means that very location, whatever became of it.
   * @throws LOCATION_UNKNOWN
   */
  asFrozen(database: Database, idOrPath: string): LocationRow {
    const named = looksLikeId.test(idOrPath) ? locationById.get(database, { id: idOrPath }) : undefined
    return named ?? locations.get(database, idOrPath)
  },

  /** A location by its id; for one that was merged, what it was merged into. */
  byId(database: Database, id: string): LocationRow | undefined {
    return surviving(database, locationById.get(database, { id }))
  },

  /** The same by its path, the one that it had when it was merged included. */
  byPath(database: Database, path: string): LocationRow | undefined {
    const location = surviving(database, locationByPathKey.get(database, { key: locationPathKey(path) }))
    return location?.archived_at === null ? location : undefined
  },

  /** The same by its barcode: its own, or the one that is made of its id. */
  byBarcode(database: Database, code: string): LocationRow | undefined {
    const key = identifierKey(code)
    if (key === '') return undefined
    return identifiers.firstReading(database, key, (reading) => withBarcode(database, reading)) ?? undefined
  },

  /** A location and all below it, in no order. */
  subtree(database: Database, id: string): LocationRow[] {
    return subtree.all(database, { id: locations.byId(database, id)?.id ?? id })
  },

  /** Whether a location is another one or stands below it. */
  isWithin(database: Database, id: string, outerId: string): boolean {
    if (id === outerId || isWithin.get(database, { id, outerId }) !== undefined) return true
    const [inner, outer] = [id, outerId].map((one) => locations.byId(database, one)?.id ?? one) as [
      string,
      string,
    ]
    if (inner === id && outer === outerId) return false
    return inner === outer || isWithin.get(database, { id: inner, outerId: outer }) !== undefined
  },

  takeBack,

  /** The path that a location had when the n-th change was recorded; null where there is no such location. */
  pathAt,

  /** The location of a path that has at least one name; what is missing of it is made. */
  ensure(tx: Transaction, path: string): LocationRow {
    const known = locations.byPath(tx.database, path)
    if (known) return known
    let parent: LocationRow | undefined
    for (const name of parseLocationPath(path)) {
      const below = pathBelow(parent, name)
      parent = locations.byPath(tx.database, below) ?? create(tx, name, below, parent)
    }
    if (!parent) throw new Error('a location path needs a name')
    return parent
  },

  /**
   * Makes the location of a path, and what is missing above it.
   * @throws LOCATION_PATH_TAKEN, LOCATION_NAME_MISSING
   */
  add(tx: Transaction, path: string): LocationRow {
    const names = parseLocationPath(path)
    const name = names.pop()
    if (name === undefined) throw failure(locationsProblems, 'LOCATION_NAME_MISSING', {})
    const parent = names.length === 0 ? undefined : locations.ensure(tx, formatLocationPath(names))
    const below = pathBelow(parent, name)
    return create(tx, name, below, parent)
  },

  /** @throws LOCATION_PATH_TAKEN */
  rename(tx: Transaction, location: LocationRow, name: string): LocationRow {
    return relocate(tx, location, { name: name.trim(), parentId: location.parent_id })
  },

  /**
   * Puts a location, with all below it, below another one; null: it becomes a site.
   * @throws LOCATION_PATH_TAKEN, LOCATION_WITHIN_ITSELF
   */
  move(tx: Transaction, location: LocationRow, parent: LocationRow | null): LocationRow {
    return relocate(tx, location, { name: location.name, parentId: parent?.id ?? null })
  },

  /**
   * Gives a location a barcode of its own, or takes it away.
   * @throws LOCATION_BARCODE_TAKEN
   */
  setBarcode(tx: Transaction, location: LocationRow, barcode: string | null): LocationRow {
    const holder = barcode === null ? undefined : locations.byBarcode(tx.database, barcode)
    if (barcode !== null && holder && holder.id !== location.id)
      throw failure(locationsProblems, 'LOCATION_BARCODE_TAKEN', { barcode, holder: holder.path })
    const before = { barcode: location.barcode }
    const next = {
      ...location,
      barcode,
      barcode_key: barcode === null ? null : identifierKey(barcode),
      revision: location.revision + 1,
    }
    const changed = tx.record('location', { ...next, siteId: next.site_id }, before, { barcode })
    if (Object.keys(changed).length === 0) return location
    updateLocation.run(tx.database, next)
    tx.touch('locations')
    return next
  },

  /**
   * Archives a location: it is offered no more, its path and barcode are free, and what the record, audits and scans say
   * of it stays.
   * @throws LOCATION_IN_USE
   */
  remove(tx: Transaction, location: LocationRow): void {
    const { id, path } = location
    const children = childrenOf.all(tx.database, { id }).length
    const assets =
      (assetsAt.get(tx.database, { id })?.count ?? 0) + (checkedOutTo.get(tx.database, { id })?.count ?? 0)
    if (children + assets > 0) throw failure(locationsProblems, 'LOCATION_IN_USE', { path, children, assets })
    changeState(tx, location, { archived_at: tx.at, ...letGo(id) })
  },

  /**
   * What merging a location into another comes to: each location that ends with what it ends in, outermost first (those
   * below with the same name are merged, too), and those that move below the other as they are.
   * @throws LOCATION_WITHIN_ITSELF
   */
  planMerge(database: Database, from: LocationRow, into: LocationRow): MergePlan {
    if (locations.isWithin(database, into.id, from.id))
      throw failure(locationsProblems, 'LOCATION_WITHIN_ITSELF', { path: from.path, into: into.path })
    const plan: MergePlan = { pairs: [], moves: [] }
    const pair = (one: LocationRow, other: LocationRow) => {
      plan.pairs.push({ from: one, into: other })
      for (const child of childrenOf.all(database, { id: one.id })) {
        const key = locationPathKey(pathBelow(other, child.name))
        const same = locationByPathKey.get(database, { key })
        const isThere = same?.parent_id === other.id && same.id !== from.id && same.archived_at === null
        if (isThere) pair(child, same)
        else plan.moves.push({ location: child, into: other })
      }
    }
    pair(from, into)
    return plan
  },

  /** Ends a merge of which every asset has been brought over. */
  merge(tx: Transaction, { pairs, moves }: MergePlan): void {
    for (const { from, into } of pairs) {
      mergeOn.run(tx.database, { id: from.id, into: into.id })
      changeState(tx, from, { merged_into: into.id, parent_id: null })
    }
    for (const { location, into } of moves) {
      const [present, parent] = [location, into].map(({ id }) => locationById.get(tx.database, { id }))
      if (present && parent) relocate(tx, present, { name: present.name, parentId: parent.id })
    }
  },
}

export interface MergePlan {
  pairs: { from: LocationRow; into: LocationRow }[]
  moves: { location: LocationRow; into: LocationRow }[]
}

function surviving(database: Database, location: LocationRow | undefined): LocationRow | undefined {
  if (!location || location.merged_into === null) return location
  return locationById.get(database, { id: location.merged_into })
}

function create(tx: Transaction, name: string, path: string, parent: LocationRow | undefined): LocationRow {
  const id = tx.newId()
  const row: LocationRow = {
    id,
    site_id: parent?.site_id ?? id,
    parent_id: parent?.id ?? null,
    name,
    path,
    path_key: takePath(tx, path, id),
    barcode: null,
    barcode_key: null,
    merged_into: null,
    archived_at: null,
    revision: 1,
  }
  insertLocation.run(tx.database, row)
  tx.record('location', { id, siteId: row.site_id, revision: 1 }, {}, { name, parentId: row.parent_id })
  tx.touch('locations')
  return row
}

function withBarcode(database: Database, key: string): LocationRow | null {
  const end = endOfLocationId(key)
  const [made, another] = end === null ? [] : locationsByCode.all(database, { end })
  const location = surviving(
    database,
    locationByBarcode.get(database, { key }) ?? (another ? undefined : made),
  )
  return location?.archived_at === null ? location : null
}
