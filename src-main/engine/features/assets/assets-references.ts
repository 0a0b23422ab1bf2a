import type { Database } from 'better-sqlite3'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import type { AssetTableRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'

/** What assets refer to by id and is managed by people. */
export type Referred = 'location' | 'person' | 'model' | 'category' | 'statusLabel'

/** Which ids take the place of which others; of a location also the site that it is in. */
export type Successors = ReadonlyMap<string, { id: string; siteId?: string }>

type Reference = Pick<
  AssetTableRow,
  | 'n'
  | 'id'
  | 'site_id'
  | 'revision'
  | 'model_id'
  | 'category_id'
  | 'location_id'
  | 'status_id'
  | 'owner_id'
  | 'checked_out_kind'
  | 'checked_out_id'
>

const columns = [
  'n',
  'id',
  'site_id',
  'revision',
  'model_id',
  'category_id',
  'location_id',
  'status_id',
  'owner_id',
  'checked_out_kind',
  'checked_out_id',
] as const

const inSpan = statement<{ first: number; last: number }, Reference>((value) =>
  build
    .selectFrom('asset')
    .select(columns)
    .where('n', '>=', value('first'))
    .where('n', '<=', value('last'))
    .where('site_id', '<>', elsewhereSite)
    .orderBy('n'),
)
const byId = statement<{ id: string }, Reference>((value) =>
  build.selectFrom('asset').select(columns).where('id', '=', value('id')),
)
const changedAfter = statement<{ n: number; changeSet: string }, { id: string }>((value) =>
  build
    .selectFrom('change')
    .select('entity_id as id')
    .distinct()
    .where('n', '>', value('n'))
    .where('entity', '=', 'asset')
    .where('change_set', '<>', value('changeSet')),
)
type Written = Reference & { updated_at: string }
/** A label is nothing that search looks into: its assets stay as they are in full text. */
const writeStatus = statement<Written>((value) =>
  build
    .updateTable('asset')
    .set({
      status_id: value('status_id'),
      revision: value('revision'),
      updated_at: value('updated_at'),
    } as never)
    .where('n', '=', value('n')),
)
const write = statement<Written>((value) =>
  build
    .updateTable('asset')
    .set({
      site_id: value('site_id'),
      model_id: value('model_id'),
      category_id: value('category_id'),
      location_id: value('location_id'),
      owner_id: value('owner_id'),
      checked_out_id: value('checked_out_id'),
      revision: value('revision'),
      updated_at: value('updated_at'),
    } as never)
    .where('n', '=', value('n')),
)

export const assetReferences = {
  /**
   * Has the assets of a span of numbers refer to what takes the place of what they referred to.
   * @returns how many did
   */
  replaceIn(
    tx: Transaction,
    referred: Referred,
    successors: Successors,
    [first, last]: readonly [number, number],
  ): number {
    return replaced(tx, referred, successors, inSpan.all(tx.database, { first, last }))
  },

  /** The same for assets by their ids. */
  replaceOf(tx: Transaction, referred: Referred, successors: Successors, ids: readonly string[]): number {
    const rows = ids.flatMap((id) => byId.get(tx.database, { id }) ?? [])
    return replaced(tx, referred, successors, rows)
  },

  /** The assets that others have changed or made since the n-th change. */
  changedAfter(database: Database, n: number, changeSet: string): string[] {
    return changedAfter.all(database, { n, changeSet }).map(({ id }) => id)
  },
}

function replaced(
  tx: Transaction,
  referred: Referred,
  successors: Successors,
  rows: readonly Reference[],
): number {
  let count = 0
  for (const row of rows) {
    const next = withSuccessors(row, referred, successors)
    if (!next) continue
    const written = { ...next, revision: row.revision + 1, updated_at: tx.at }
    const statement = referred === 'statusLabel' ? writeStatus : write
    statement.run(tx.database, written)
    tx.record(
      'asset',
      { id: row.id, siteId: written.site_id, revision: written.revision },
      recorded(row),
      recorded(written),
    )
    count++
  }
  if (count > 0) tx.touch('assets')
  return count
}

function withSuccessors(row: Reference, referred: Referred, successors: Successors): Reference | null {
  const successorOf = (id: string | null) => (id === null ? undefined : successors.get(id))
  switch (referred) {
    case 'model':
      return changed(row, 'model_id', successorOf(row.model_id))
    case 'category':
      return changed(row, 'category_id', successorOf(row.category_id))
    case 'statusLabel':
      return changed(row, 'status_id', successorOf(row.status_id))
    case 'location': {
      const place = successorOf(row.location_id)
      const moved = changed(row, 'location_id', place)
      const out = row.checked_out_kind === 'location' ? successorOf(row.checked_out_id) : undefined
      const held = changed(moved ?? row, 'checked_out_id', out)
      return moved && place?.siteId ? { ...(held ?? moved), site_id: place.siteId } : (held ?? moved)
    }
    case 'person': {
      const owned = changed(row, 'owner_id', successorOf(row.owner_id))
      const out = row.checked_out_kind === 'person' ? successorOf(row.checked_out_id) : undefined
      return changed(owned ?? row, 'checked_out_id', out) ?? owned
    }
  }
}

function changed<Column extends keyof Reference>(
  row: Reference,
  column: Column,
  successor: { id: string } | undefined,
): Reference | null {
  return successor ? { ...row, [column]: successor.id } : null
}

const recorded = (row: Reference): Record<string, JsonValue> => ({
  modelId: row.model_id,
  categoryId: row.category_id,
  locationId: row.location_id,
  statusId: row.status_id,
  checkedOutTo: row.checked_out_kind && `${row.checked_out_kind}:${row.checked_out_id}`,
  ownerId: row.owner_id,
})
