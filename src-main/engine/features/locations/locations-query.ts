import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { LocationInTree } from '../../../../src-shared/features/locations/locations-contract.ts'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import { asPeopleCount } from '../../../../src-shared/values/as-people-count.ts'
import type { LocationRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'
import { locations } from './locations.ts'
import { assetsAt } from './locations-store.ts'

/** As the merged have no parent, a location without one is a site only where it was not merged. */
const inTree = build
  .selectFrom('location')
  .select([
    'location.id',
    'location.name',
    'location.path',
    'location.parent_id as parentId',
    'location.barcode',
    sql<number>`(SELECT count(*) FROM location AS child WHERE child.parent_id = location.id
      AND child.archived_at IS NULL)`.as('children'),
  ])
  .where('location.merged_into', 'is', null)
  .where('location.archived_at', 'is', null)

const matching = statement<{ needle: string; limit: number }, LocationInTree>((value) =>
  inTree
    .where(
      sql<boolean>`(instr(folded(location.path), ${value('needle')}) > 0
        OR instr(folded(coalesce(location.barcode, '')), ${value('needle')}) > 0)`,
    )
    .orderBy('location.path_key')
    .limit(value('limit')),
)
const countMatching = statement<{ needle: string }, { total: number }>((value) =>
  build
    .selectFrom('location')
    .select(sql<number>`count(*)`.as('total'))
    .where('merged_into', 'is', null)
    .where('archived_at', 'is', null)
    .where(
      sql<boolean>`(instr(folded(path), ${value('needle')}) > 0
        OR instr(folded(coalesce(barcode, '')), ${value('needle')}) > 0)`,
    ),
)
/** What stands below a place of which nothing is known here stands at the top of the tree. */
const sites = statement<Record<never, never>, LocationInTree>(() =>
  inTree.where(
    sql<boolean>`(location.parent_id IS NULL
      OR location.parent_id IN (SELECT id FROM location WHERE site_id = ${sql.lit(elsewhereSite)}))`,
  ),
)
const childrenIn = statement<{ parentId: string }, LocationInTree>((value) =>
  inTree.where('location.parent_id', '=', value('parentId')),
)
const one = statement<{ id: string }, LocationInTree>((value) =>
  inTree.where('location.id', '=', value('id')),
)
const above = statement<{ id: string }, { id: string }>(
  (value) => sql`WITH RECURSIVE above (id, parent_id, depth) AS (
      SELECT id, parent_id, 0 FROM location WHERE id = ${value('id')}
      UNION ALL SELECT location.id, location.parent_id, depth + 1 FROM location JOIN above ON above.parent_id = location.id
    ) SELECT id FROM above WHERE depth > 0 ORDER BY depth DESC`,
)

/** Locations whose path or barcode holds a text, in order of path; the one that a code means stands first. */
export function listLocations(
  database: Database,
  search: string,
  limit: number,
): { total: number; locations: LocationInTree[] } {
  const needle = foldedText(search.trim())
  const coded = search.trim() === '' ? undefined : locations.byBarcode(database, search)
  const found = matching.all(database, { needle, limit })
  const total = countMatching.get(database, { needle })?.total ?? 0
  if (!coded || found.some(({ id }) => id === coded.id)) return { total, locations: found }
  return { total: total + 1, locations: [treeRow(database, coded.id), ...found].slice(0, limit) }
}

/** What stands directly in a location, or the sites. */
export function listChildren(database: Database, parentId: string | null): LocationInTree[] {
  const rows = parentId === null ? sites.all(database, {}) : childrenIn.all(database, { parentId })
  return rows.sort((row, other) => asPeopleCount(row.name, other.name))
}

/** @throws LOCATION_UNKNOWN */
export function showLocation(database: Database, location: string): LocationInTree & { within: string[] } {
  const { id } = locations.get(database, location)
  return { ...treeRow(database, id), within: above.all(database, { id }).map((outer) => outer.id) }
}

/** What a merge would come to. @throws LOCATION_UNKNOWN, LOCATION_WITHIN_ITSELF */
export function previewMerge(database: Database, location: string, into: string) {
  const [from, other] = [locations.get(database, location), locations.get(database, into)]
  const { pairs, moves } = locations.planMerge(database, from, other)
  const assetsOf = (id: string) => assetsAt.get(database, { id })?.count ?? 0
  return {
    from: locationOf(from),
    into: locationOf(other),
    merged: pairs.length,
    moved: moves.length,
    assets: pairs.reduce((sum, pair) => sum + assetsOf(pair.from.id), 0),
  }
}

export const locationOf = ({ id, name, path, parent_id: parentId }: LocationRow) => ({
  id,
  name,
  path,
  parentId,
})

function treeRow(database: Database, id: string): LocationInTree {
  const row = one.get(database, { id })
  if (!row) throw new Error(`location ${id} is not in the tree`)
  return row
}
