import { sql } from 'kysely'
import { elsewhereName, elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import { noteRenamed } from '../../database/renaming.ts'
import type { LocationRow } from '../../database/schema.ts'
import { statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { locationById } from './locations-store.ts'
import { letGo } from './locations-tree.ts'

type Standing = { id: string; at: string; key: string }

const empty = statement<Standing>(
  (value) => sql`UPDATE location SET site_id = ${sql.lit(elsewhereSite)}, parent_id = NULL,
    name = ${sql.lit(elsewhereName)}, path = ${sql.lit(elsewhereName)}, path_key = ${value('key')}, barcode = NULL,
    barcode_key = NULL, merged_into = NULL, archived_at = ${value('at')} WHERE id = ${value('id')}`,
)
const insert = statement<Standing>(
  (value) => sql`INSERT INTO location (id, site_id, name, path, path_key, archived_at, revision)
    SELECT ${value('id')}, ${sql.lit(elsewhereSite)}, ${sql.lit(elsewhereName)}, ${sql.lit(elsewhereName)},
      ${value('key')}, ${value('at')}, 0
    WHERE NOT EXISTS (SELECT 1 FROM location WHERE id = ${value('id')})`,
)

/** Locations of sites that this laptop does not have: rows that say nothing but an id, for what names it. */
export const locationsElsewhere = {
  /**
   * Has locations say nothing any more, but that they are elsewhere.
   * @returns how many of them were here
   */
  letGo(tx: Transaction, ids: readonly string[]): number {
    const here = ids.filter((id) => isHere(locationById.get(tx.database, { id })))
    for (const id of here) empty.run(tx.database, { id, at: tx.at, key: letGo(id).path_key })
    if (here.length === 0) return 0
    noteRenamed(tx, here)
    tx.touch('locations')
    tx.touch('assets')
    return here.length
  },

  /** Makes a row for a location that something refers to; nothing where there is one. */
  standIn(tx: Transaction, id: string): void {
    insert.run(tx.database, { id, at: tx.at, key: letGo(id).path_key })
  },
}

const isHere = (row: LocationRow | undefined) => row !== undefined && row.site_id !== elsewhereSite
