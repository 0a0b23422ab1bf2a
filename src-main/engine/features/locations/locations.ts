import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  formatLocationPath,
  locationPathKey,
  parseLocationPath,
} from '../../../../src-shared/features/locations/location-path.ts'
import { locationsProblems } from '../../../../src-shared/features/locations/locations-contract.ts'
import type { LocationRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { insertLocation, isWithin, locationById, locationByPathKey, subtree } from './locations-store.ts'

const looksLikeId = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const locations = {
  /**
   * A location by its id or its path.
   * @throws LOCATION_UNKNOWN
   */
  get(database: Database, idOrPath: string): LocationRow {
    const byId = looksLikeId.test(idOrPath) ? locationById.get(database, { id: idOrPath }) : undefined
    const location = byId ?? locations.byPath(database, idOrPath)
    if (!location) throw failure(locationsProblems, 'LOCATION_UNKNOWN', { location: idOrPath })
    return location
  },

  byPath(database: Database, path: string): LocationRow | undefined {
    return locationByPathKey.get(database, { key: locationPathKey(path) })
  },

  /** A location and all below it, in no order. */
  subtree(database: Database, id: string): LocationRow[] {
    return subtree.all(database, { id })
  },

  /** Whether a location is another one or stands below it. */
  isWithin(database: Database, id: string, outerId: string): boolean {
    return id === outerId || isWithin.get(database, { id, outerId }) !== undefined
  },

  /** The location of a path that has at least one name; what is missing of it is made. */
  ensure(tx: Transaction, path: string): LocationRow {
    const known = locations.byPath(tx.database, path)
    if (known) return known
    const names = parseLocationPath(path)
    let parent: LocationRow | undefined
    for (let depth = 1; depth <= names.length; depth++) {
      const outer = formatLocationPath(names.slice(0, depth))
      parent = locations.byPath(tx.database, outer) ?? create(tx, names[depth - 1] as string, outer, parent)
    }
    if (!parent) throw new Error('a location path needs a name')
    return parent
  },
}

function create(tx: Transaction, name: string, path: string, parent: LocationRow | undefined): LocationRow {
  const id = tx.newId()
  const row: LocationRow = {
    id,
    site_id: parent?.site_id ?? id,
    parent_id: parent?.id ?? null,
    name,
    path,
    path_key: locationPathKey(path),
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
