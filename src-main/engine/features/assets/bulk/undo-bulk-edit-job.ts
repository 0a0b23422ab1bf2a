import type { Database } from 'better-sqlite3'
import type { BulkEditResult } from '../../../../../src-shared/features/assets/bulk-edit-contract.ts'
import type { JsonValue } from '../../../../../src-shared/record/canonical-json.ts'
import { timeBoxes } from '../../../database/time-boxes.ts'
import type { Transaction } from '../../../database/transaction.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { locations } from '../../locations/locations.ts'
import { withSurvivors } from '../assets-survivors.ts'
import { assetChangesIn, lastChangeOf, type MadeChange } from './edit-changes.ts'
import { type Outcome, OutcomeTally } from './outcome.ts'
import { Refusals, remembered } from './refusals.ts'
import { RowReader, RowWriter, valueIn } from './row-access.ts'

/** What is undone: the changes that a job made, which stand somewhere in a range of the record. */
export interface UndoOrder {
  jobId: string
  from: number
  /** null: the job left no word of its last change; the range ends where the record did */
  to: number | null
  /** how many changes there are; null: not known */
  total: number | null
}

/** So many numbers of the record between two looks at the clock. */
const changesAtATime = 64

/**
 * Gives the assets of a bulk edit back what they were before it, as one change set. An asset that was changed again since,
 * in a field that the edit set, stays as it is.
 */
export async function undoBulk(order: UndoOrder, job: JobContext): Promise<BulkEditResult> {
  const tally = new OutcomeTally()
  const last = order.to ?? lastChangeOf(job.database)
  const undoer = new Undoer(job.database)
  const starts: number[] = []
  for (let from = order.from; from <= last; from += changesAtATime) starts.push(from)
  job.progress(0, order.total)
  await timeBoxes(
    job,
    starts,
    (tx, from) => {
      const first = tx.lastChange + 1
      const to = Math.min(last, from + changesAtATime - 1)
      const made = assetChangesIn(tx.database, { from, to, changeSet: order.jobId })
      const outcomes = undoer.undo(tx, made)
      return { outcomes, changes: { first, last: tx.lastChange } }
    },
    (_from, { outcomes, changes }) => {
      tally.add(outcomes, changes)
      job.progress(tally.rows, order.total)
    },
  )
  return tally.result
}

class Undoer {
  readonly #writer: RowWriter
  /** by the fields that they read */
  readonly #readerOf: (fields: string) => RowReader
  #step: ReturnType<typeof beginStep> | undefined

  constructor(database: Database) {
    this.#writer = new RowWriter(database)
    this.#readerOf = remembered((key: string) => {
      const fields = key.split(' ')
      return new RowReader(database, fields, Refusals.needsCustom(database, fields))
    })
  }

  undo(tx: Transaction, made: readonly MadeChange[]): Outcome[] {
    const outcomes = made.map((change) => this.#undo(tx, change))
    this.#writer.record(tx)
    return outcomes
  }

  #undo(tx: Transaction, { assetId, changes }: MadeChange): Outcome {
    if (this.#step?.tx !== tx) this.#step = beginStep(tx)
    const { refusals, siteOf, survivorOf } = this.#step
    const fields = Object.keys(changes)
    const row = this.#readerOf(fields.join(' ')).byId(assetId)
    const before: Record<string, JsonValue> = {}
    for (const field of fields) {
      const { from, to } = changes[field] as { from: JsonValue; to: JsonValue }
      const left = survivorOf(field)(to)
      const survivor = survivorOf(field)(from)
      const present = valueIn(row, field)
      if (present === survivor) continue
      if (present !== left) return { kind: 'overtaken', asset: row }
      before[field] = survivor
    }
    if (Object.keys(before).length === 0) return { kind: 'same' }
    const reason = refusals.against(row, before)
    if (reason !== null) return { kind: 'refused', asset: row, reason }
    const siteId = 'locationId' in before ? siteOf(before.locationId as JsonValue) : row.siteId
    this.#writer.write(tx, row, before, siteId)
    return { kind: 'changed' }
  }
}

/** What holds for all changes of a step; others write between two steps. */
function beginStep(tx: Transaction) {
  const { database } = tx
  const siteOf = (locationId: JsonValue) =>
    (locationId === null ? undefined : locations.byId(database, String(locationId)))?.site_id ?? 'org'
  return {
    tx,
    // An asset may become a part again of one that does so in the same step.
    refusals: new Refusals(database, { sameParent: false }),
    siteOf: remembered(siteOf),
    survivorOf: remembered((field: string) =>
      remembered((value: JsonValue) => survivorIn(database, field, value)),
    ),
  }
}

const noReferences = {
  modelId: null,
  categoryId: null,
  locationId: null,
  statusId: '',
  ownerId: null,
  checkedOutTo: null,
}

/** A value of the record as it is now: what it refers to may have been merged since. */
function survivorIn(database: Database, field: string, value: JsonValue): JsonValue {
  if (value === null || !(field in noReferences)) return value
  if (field !== 'checkedOutTo')
    return withSurvivors(database, { ...noReferences, [field]: value })[field as 'ownerId']
  const [kind, id = ''] = String(value).split(':')
  const holder = { kind: kind as 'person' | 'location' | 'asset', id }
  const { checkedOutTo } = withSurvivors(database, { ...noReferences, checkedOutTo: holder })
  return checkedOutTo && `${checkedOutTo.kind}:${checkedOutTo.id}`
}
