import type { Database } from 'better-sqlite3'
import type {
  BulkEditOrder,
  BulkEditResult,
} from '../../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { timeBoxes } from '../../../database/time-boxes.ts'
import type { Transaction } from '../../../database/transaction.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { type Outcome, OutcomeTally } from './outcome.ts'
import { Refusals } from './refusals.ts'
import { RowReader, RowWriter } from './row-access.ts'
import { selectApart } from './threaded.ts'
import { changesOf, ensuringNames, wantedOf } from './wanted-values.ts'

/** So many rows between two looks at the clock: about two milliseconds. */
const rowsAtATime = 64

/**
 * Sets fields of many assets, in time boxes of whole rows, as one change set: that of the job. Those that are found first
 * are written while others are looked for; each asset is taken as it is when its turn comes.
 */
export async function editBulk(order: BulkEditOrder, job: JobContext): Promise<BulkEditResult> {
  const tally = new OutcomeTally()
  const editor = new Editor(job.database, order)
  let total: number | null = null
  const edit = (numbers: Uint32Array) =>
    timeBoxes(
      job,
      inGroups(numbers),
      (tx, group) => {
        const first = tx.lastChange + 1
        const outcomes = editor.edit(tx, group)
        return { outcomes, changes: { first, last: tx.lastChange } }
      },
      (_group, { outcomes, changes }) => {
        tally.add(outcomes, changes)
        job.progress(tally.rows, total)
      },
    )
  let editing = Promise.resolve()
  try {
    total = await selectApart(job, order.selection, (numbers) => {
      editing = editing.then(() => edit(numbers))
      editing.catch(() => {}) // it is awaited once all are found
    })
    job.progress(tally.rows, total)
  } catch (error) {
    if (!job.signal.aborted) throw error
  } finally {
    await editing
  }
  return tally.result
}

function inGroups(numbers: Uint32Array): Uint32Array[] {
  const groups: Uint32Array[] = []
  for (let at = 0; at < numbers.length; at += rowsAtATime) groups.push(numbers.subarray(at, at + rowsAtATime))
  return groups
}

class Editor {
  readonly #order: BulkEditOrder
  readonly #writer: RowWriter
  readonly #readerOf: (reading: { fields: readonly string[]; withCustom: boolean }) => RowReader
  #step: ReturnType<Editor['beginStep']> | undefined

  constructor(database: Database, order: BulkEditOrder) {
    this.#order = order
    this.#writer = new RowWriter(database)
    const readers = new Map<boolean, RowReader>()
    this.#readerOf = ({ fields, withCustom }) => {
      const reader = readers.get(withCustom) ?? new RowReader(database, fields, withCustom)
      readers.set(withCustom, reader)
      return reader
    }
  }

  edit(tx: Transaction, numbers: Uint32Array): Outcome[] {
    const outcomes = Array.from(numbers, (n) => this.#edit(tx, n))
    this.#writer.record(tx)
    return outcomes
  }

  #edit(tx: Transaction, n: number): Outcome {
    if (this.#step?.tx !== tx) this.#step = this.beginStep(tx)
    const { wanted, refusals, reader } = this.#step
    const row = reader.byNumber(n)
    const to = changesOf(row, wanted)
    if (to === null) return { kind: 'same' }
    const reason = refusals.against(row, to)
    if (reason !== null) return { kind: 'refused', asset: row, reason }
    this.#writer.write(tx, row, to, 'locationId' in to ? wanted.siteId : row.siteId)
    return { kind: 'changed' }
  }

  /** What holds for all rows of a step; others write between two steps. */
  beginStep(tx: Transaction) {
    const { database } = tx
    const wanted = wantedOf(database, this.#order.fields, ensuringNames(tx))
    const { fields } = wanted
    const withCustom = Refusals.needsCustom(database, fields)
    return {
      tx,
      wanted,
      refusals: new Refusals(database, { sameParent: true }),
      reader: this.#readerOf({ fields, withCustom }),
    }
  }
}
