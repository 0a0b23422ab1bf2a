import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { RegisterName } from '../../../../src-shared/features/registers/register-names.ts'
import type { MergeResult } from '../../../../src-shared/features/registers/registers-contract.ts'
import { statement } from '../../database/statement.ts'
import { timeBoxes } from '../../database/time-boxes.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assetReferences, assets, type Referred, type Successors } from '../assets/assets.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { locations } from '../locations/locations.ts'
import { mergeOwnFields } from './own-fields-merge.ts'
import { referredOf, registers } from './registers.ts'

interface MergeOrder {
  register: RegisterName | 'locations'
  from: string[]
  into: string
}
type OwnFieldsOrder = Omit<MergeOrder, 'register'> & { register: 'customFields' }

/** Which assets have what in their place, and how the rest of a merge is done once they have. */
interface Merging {
  referred: Referred
  successors: Successors
  end: (tx: Transaction) => void
}

/** Numbers of assets that are looked through at a time: where each of them has to be written, some milliseconds. */
const spanLength = 250
/** What others have changed meanwhile and is few enough to be brought over in the transaction that ends the merge. */
const fewChanges = 200

/** Has assets refer to one thing instead of others, or have the values of other fields in one. */
export const mergeRegisters = async (
  order: MergeOrder | OwnFieldsOrder,
  job: JobContext,
): Promise<MergeResult> =>
  order.register === 'customFields'
    ? { ...(await mergeOwnFields(order, job)), lastChange: newestChange(job.database) }
    : mergeReferences(order, job)

/**
 * Brings every asset that refers to some rows over to another one, in time boxes, then ends those rows: all of it one
 * change set, which is the job. Until then they stand in their lists, so that a merge that was cancelled or interrupted is
 * done again for the rest.
 */
async function mergeReferences(order: MergeOrder, job: JobContext): Promise<MergeResult> {
  const { database, jobId } = job
  let count = 0
  let merging = mergingOf(database, order)
  const meanwhile = new ChangedByOthers(database, jobId)
  const replaceEverywhere = async () => {
    const last = assets.lastNumber(database)
    await timeBoxes(
      job,
      spansUpTo(last),
      (tx, span) => assetReferences.replaceIn(tx, merging.referred, merging.successors, span),
      ([, done], replaced) => {
        count += replaced
        meanwhile.look()
        job.progress(Math.min(done, last), last)
      },
    )
  }
  await replaceEverywhere()
  while (!job.signal.aborted) {
    const changed = meanwhile.take()
    const now = mergingOf(database, order)
    const isSame = [...now.successors.keys()].every((id) => merging.successors.has(id))
    merging = now
    if (changed.length <= fewChanges && isSame) {
      count += job.step((tx) => {
        const replaced = assetReferences.replaceOf(tx, merging.referred, merging.successors, changed)
        merging.end(tx)
        tx.touch('registers')
        return replaced
      })
      return { assets: count, merged: merging.successors.size, lastChange: newestChange(database) }
    }
    if (!isSame) await replaceEverywhere()
    else
      await timeBoxes(
        job,
        changed,
        (tx, id) => assetReferences.replaceOf(tx, merging.referred, merging.successors, [id]),
        (_, replaced) => {
          count += replaced
        },
      )
  }
  return { assets: count, merged: 0, lastChange: newestChange(database) }
}

/** The assets that others change or make while a job is at work; looked for again and again, so that each look is short. */
class ChangedByOthers {
  readonly #database: Database
  readonly #jobId: string
  readonly #ids = new Set<string>()
  #upTo: number

  constructor(database: Database, jobId: string) {
    this.#database = database
    this.#jobId = jobId
    this.#upTo = newestChange(database)
  }

  look(): void {
    for (const id of assetReferences.changedAfter(this.#database, this.#upTo, this.#jobId)) this.#ids.add(id)
    this.#upTo = newestChange(this.#database)
  }

  /** Those since this was asked last. */
  take(): string[] {
    this.look()
    const ids = [...this.#ids]
    this.#ids.clear()
    return ids
  }
}

function mergingOf(database: Database, { register, from, into }: MergeOrder): Merging {
  if (register !== 'locations')
    return {
      referred: referredOf[register],
      successors: new Map(from.map((id) => [id, { id: into }])),
      end: (tx) => registers[register].merge(tx, from, into),
    }
  const plan = locations.planMerge(
    database,
    locations.get(database, from[0] ?? ''),
    locations.get(database, into),
  )
  return {
    referred: 'location',
    successors: new Map(
      plan.pairs.map((pair) => [pair.from.id, { id: pair.into.id, siteId: pair.into.site_id }]),
    ),
    end: (tx) => locations.merge(tx, plan),
  }
}

function spansUpTo(last: number): [first: number, last: number][] {
  const spans: [number, number][] = []
  for (let first = 1; first <= last; first += spanLength) spans.push([first, first + spanLength - 1])
  return spans
}

const newest = statement<Record<never, never>, { n: number }>(
  () => sql`SELECT coalesce(max(n), 0) AS n FROM change`,
)
const newestChange = (database: Database) => newest.get(database, {})?.n ?? 0
