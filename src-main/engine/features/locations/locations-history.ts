import type { Database } from 'better-sqlite3'
import { formatLocationPath } from '../../../../src-shared/features/locations/location-path.ts'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import { changesOfLocation, locationById } from './locations-store.ts'

/** More than a tree is deep; a loop that a merge of records made is walked no further. */
const deepest = 100

/**
 * The path of a location as it was called when the n-th change was recorded: of its own names and places, and of those of
 * what it stood in then. Null where there is no such location.
 */
export function pathAt(database: Database, id: string, n: number): string | null {
  const names: string[] = []
  for (let at: string | null = id; at !== null && names.length < deepest; ) {
    const then = stateAt(database, at, n)
    if (!then) return null
    names.unshift(then.name)
    at = then.parentId
  }
  return formatLocationPath(names)
}

function stateAt(
  database: Database,
  id: string,
  n: number,
): { name: string; parentId: string | null } | null {
  const now = locationById.get(database, { id })
  if (!now) return null
  const state = { name: now.name, parentId: now.parent_id }
  for (const change of changesOfLocation.all(database, { id }).reverse()) {
    if (change.n <= n) break
    const { name, parentId } = JSON.parse(change.fields) as FieldChanges
    // Where it was made there was nothing before: what is asked about then is what it was made as.
    if (name && name.from !== null) state.name = String(name.from)
    if (parentId && name?.from !== null) state.parentId = parentId.from as string | null
  }
  return state
}
