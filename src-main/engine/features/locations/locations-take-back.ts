import { failure } from '../../../../src-shared/contract/problems.ts'
import { locationPathKey } from '../../../../src-shared/features/locations/location-path.ts'
import { takeBackProblems } from '../../../../src-shared/features/registers/merge-undo-contract.ts'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import type { Reversal } from '../../database/as-before.ts'
import { mergedOnWith } from '../../database/merged-on.ts'
import type { LocationRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { locationById, locationByPathKey, mergedInto, mergeOne } from './locations-store.ts'
import { bringBack, isOld, pathBelow, relocate } from './locations-tree.ts'

/**
 * Gives a location back what it was before a merge: its place in the tree, and that it is one.
 * @throws MERGED_PLACE_TAKEN (its path is another's by now), MERGED_PLACE_GONE (what it was in is removed)
 */
export function takeBack(tx: Transaction, id: string, changes: FieldChanges): Reversal {
  const { database } = tx
  const location = locationById.get(database, { id })
  if (!location) throw new Error(`the record tells of a location ${id} that is not there`)
  const { mergedInto: ended, parentId: moved } = changes
  if (ended && location.merged_into !== null) {
    const survivor = location.merged_into
    const parent = parentOf(tx, location, (moved?.from ?? null) as string | null)
    bringBack(tx, location, parent)
    for (const one of mergedOnWith(database, id, mergedInto.all(database, { id: survivor })))
      mergeOne.run(database, { id: one, into: id })
    return { name: pathBelow(parent, location.name), isBack: true, kept: [] }
  }
  const reversal = { name: location.path, isBack: false, kept: [] as string[] }
  if (ended || !moved || isOld(location) || location.parent_id === moved.from) return reversal
  if (location.parent_id !== survivingId(tx, moved.to as string | null))
    return { ...reversal, kept: ['location'] }
  const parent = parentOf(tx, location, moved.from as string | null)
  relocate(tx, location, { name: location.name, parentId: parent?.id ?? null })
  return reversal
}

/** What a location is to stand in again, where its path is free. */
function parentOf(tx: Transaction, location: LocationRow, id: string | null): LocationRow | undefined {
  const outer = survivingId(tx, id)
  const parent = outer === null ? undefined : locationById.get(tx.database, { id: outer })
  if (parent?.archived_at)
    throw failure(takeBackProblems, 'MERGED_PLACE_GONE', { name: location.name, outer: parent.path })
  const path = pathBelow(parent, location.name)
  const holder = locationByPathKey.get(tx.database, { key: locationPathKey(path) })
  if (holder && holder.id !== location.id && !isOld(holder))
    throw failure(takeBackProblems, 'MERGED_PLACE_TAKEN', { path })
  return parent
}

function survivingId(tx: Transaction, id: string | null): string | null {
  return id === null ? null : (locationById.get(tx.database, { id })?.merged_into ?? id)
}
