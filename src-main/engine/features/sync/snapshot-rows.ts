import { canonicalJson, type JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import {
  ownFieldName,
  type RegisterKind,
  referenceIn,
  referencesOf,
} from '../../../../src-shared/sync/kinds.ts'
import type { SnapshotRow } from '../../../../src-shared/sync/protocol.ts'
import type { RowValues } from '../../database/synced-rows.ts'
import type { Transaction } from '../../database/transaction.ts'
import { statusLabels } from '../status-labels/status-labels.ts'
import { writeRow } from './apply-page.ts'
import { endLate, idsBetween, lateRows, putLate } from './snapshot-store.ts'
import { insertConflict, isThere, setSyncedRevisions } from './sync-store.ts'
import { syncedRows } from './synced-kinds.ts'

type RegisterRow = SnapshotRow & { 0: RegisterKind }
const isOfRegister = (row: SnapshotRow): row is RegisterRow => row[0] !== 'conflict'

/** Writes rows of a snapshot. What they refer to may come after them: such a row is kept until it is there. */
export class SnapshotRows {
  /** ids that rows refer to, and that are there */
  readonly #there = new Set<string>()
  /** of rows that were written, and are not noted yet */
  #revisions: [id: string, kind: string, revision: number][] = []

  /** @param rows in the order of the snapshot */
  write(tx: Transaction, rows: readonly SnapshotRow[]): void {
    for (const [kind, ofKind] of Map.groupBy(rows.filter(isOfRegister), ([of]) => of)) {
      this.#writeLate(tx)
      const here = idsHere(tx, kind, ofKind)
      for (const row of ofKind)
        if (this.#missing(tx, row).length > 0) putLate.run(tx.database, { row: JSON.stringify(row) })
        else this.#written(tx, row, here.has(row[1]))
      this.#noteRevisions(tx)
    }
    for (const row of rows) if (!isOfRegister(row)) writeConflict(tx, row)
  }

  /**
   * Writes what came too early and, without it, what refers to something that was made after its place in the snapshot had
   * passed: the log says that once more, and what it says of such a row is taken from its beginning.
   */
  finish(tx: Transaction): void {
    this.#writeLate(tx)
    for (let [late] = lateRows.all(tx.database, {}); late; [late] = lateRows.all(tx.database, {})) {
      const row = JSON.parse(late.row) as RegisterRow
      const [kind, id, siteId, , , changedAt, fields] = row
      const values = without(kind, fields, new Set(this.#missing(tx, row)))
      if (kind === 'asset') values.statusId ??= statusLabels.all(tx.database)[0]?.id ?? null
      syncedRows[kind].write(tx, { id, siteId, at: changedAt ?? tx.at, by: tx.actorId, values })
      endLate.run(tx.database, { n: late.n })
      this.#writeLate(tx)
    }
  }

  /** Tries what came too early, until nothing more of it can be written. */
  #writeLate(tx: Transaction): void {
    for (let isMoving = true; isMoving; ) {
      isMoving = false
      for (const { n, row: json } of lateRows.all(tx.database, {})) {
        const row = JSON.parse(json) as RegisterRow
        if (this.#missing(tx, row).length > 0) continue
        endLate.run(tx.database, { n })
        this.#written(tx, row, syncedRows[row[0]].recorded(tx.database, row[1]) !== undefined)
        isMoving = true
      }
    }
    this.#noteRevisions(tx)
  }

  #written(tx: Transaction, row: RegisterRow, isHere: boolean): void {
    const [kind, id, siteId, revision, madeAt, changedAt, values] = row
    const at = changedAt ?? tx.at
    if (isHere) writeRow(tx, { kind, id, siteId, at, actorId: tx.actorId, values, rowRevision: revision })
    else {
      syncedRows[kind].write(tx, { id, siteId, at, by: tx.actorId, madeAt: madeAt ?? at, values })
      this.#revisions.push([id, kind, revision])
    }
  }

  #noteRevisions(tx: Transaction): void {
    if (this.#revisions.length === 0) return
    setSyncedRevisions.run(tx.database, { rows: JSON.stringify(this.#revisions) })
    this.#revisions = []
  }

  #missing(tx: Transaction, [kind, , , , , , fields]: RegisterRow): string[] {
    return referencesOf(kind, fields).filter((id) => {
      if (this.#there.has(id)) return false
      if (isThere.get(tx.database, { id }) === undefined) return true
      this.#there.add(id)
      return false
    })
  }
}

function idsHere(tx: Transaction, kind: RegisterKind, rows: readonly RegisterRow[]): ReadonlySet<string> {
  const ids = rows.map(([, id]) => id).sort()
  const [first = '', last = ''] = [ids[0], ids.at(-1)]
  return new Set(idsBetween[kind].all(tx.database, { first, last }).map(({ id }) => id))
}

/** The values of a row without those that refer to something that is not there. */
function without(kind: RegisterKind, fields: RowValues, missing: ReadonlySet<string>): RowValues {
  const own = new Set([...missing].map(ownFieldName))
  const isKept = ([field, value]: [string, JsonValue]) =>
    !own.has(field) && !missing.has(referenceIn(kind, field, value)?.id ?? '')
  return Object.fromEntries(Object.entries(fields).filter(isKept))
}

function writeConflict(tx: Transaction, [, id, siteId, , , changedAt, fields]: SnapshotRow): void {
  const text = (field: string) => (typeof fields[field] === 'string' ? String(fields[field]) : null)
  const json = (field: string) => canonicalJson(fields[field] ?? null)
  insertConflict.run(tx.database, {
    id,
    site_id: siteId,
    entity: text('entity') ?? '',
    entity_id: text('entityId') ?? '',
    field: text('field') ?? '',
    base: json('base'),
    kept: json('kept'),
    offered: json('offered'),
    kept_by: text('keptBy'),
    kept_at: text('keptAt'),
    offered_by: text('offeredBy') ?? '',
    offered_at: text('offeredAt') ?? changedAt ?? tx.at,
    resolution: null,
    resolved_by: null,
    resolved_at: null,
  })
}
