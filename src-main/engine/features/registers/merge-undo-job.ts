import type { Database } from 'better-sqlite3'
import type { BulkEditResult } from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import type { MergeUndoResult } from '../../../../src-shared/features/registers/merge-undo-contract.ts'
import type { RegisterName } from '../../../../src-shared/features/registers/register-names.ts'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import type { Reversal } from '../../database/as-before.ts'
import type { ChangeRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { locations } from '../locations/locations.ts'
import type { MergeUndoOrder } from './merge-undo-order.ts'
import { registers } from './registers.ts'

/** Gives assets back what they were before the changes of a job, as one change set. */
type UndoAssets = (
  order: { jobId: string; from: number; to: number | null; total: number | null },
  job: JobContext,
) => Promise<BulkEditResult>

interface RowChange {
  entity: string
  id: string
  changes: FieldChanges
}

/** So many numbers of the record are looked through between two calls of others. */
const changesAtATime = 4000

/**
 * Undoes a merge as one change set: its rows are in their list again in one transaction, then the assets are given back
 * what they referred to, in time boxes. One that was cancelled in between can be done again for the rest.
 */
export async function undoMerge(
  order: MergeUndoOrder,
  job: JobContext,
  undoAssets: UndoAssets,
): Promise<MergeUndoResult> {
  job.progress(0, order.total)
  const made = await rowChangesOf(order, job.database)
  const reversals = job.step((tx) => {
    tx.touch('registers')
    tx.touch('assets')
    return inOrderOfReturn(made).map(({ entity, id, changes }) => takeBackOf[entity]?.(tx, id, changes))
  })
  const told = reversals.filter((reversal) => reversal !== undefined)
  const { merge, from, to, total } = order
  const assets = await undoAssets({ jobId: merge, from, to, total }, job)
  if (!job.signal.aborted) job.step((tx) => dropChoices(tx, made))
  return {
    takenBack: told.filter(({ isBack }) => isBack).map(({ name }) => name),
    kept: told.flatMap(({ name, kept }) => kept.map((field) => ({ name, field }))),
    assets,
  }
}

const changesIn = statement<
  { from: number; to: number; changeSet: string },
  Pick<ChangeRow, 'entity' | 'entity_id' | 'fields'>
>((value) =>
  build
    .selectFrom('change')
    .select(['entity', 'entity_id', 'fields'])
    .where('n', '>=', value('from'))
    .where('n', '<=', value('to'))
    .where('change_set', '=', value('changeSet'))
    .where('entity', '<>', 'asset')
    .orderBy('n'),
)
const newest = statement<Record<never, never>, { n: number }>(() =>
  build.selectFrom('change').select('n').orderBy('n', 'desc').limit(1),
)

/** What a merge did to what is no asset, in order. */
async function rowChangesOf({ merge, from, to }: MergeUndoOrder, database: Database): Promise<RowChange[]> {
  const last = to ?? newest.get(database, {})?.n ?? 0
  const found: RowChange[] = []
  for (let first = from; first <= last; first += changesAtATime) {
    const range = { from: first, to: Math.min(last, first + changesAtATime - 1), changeSet: merge }
    for (const { entity, entity_id, fields } of changesIn.all(database, range))
      found.push({ entity, id: entity_id, changes: JSON.parse(fields) as FieldChanges })
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  return found
}

/** Locations outermost first, as they ended; the rest backwards, so that who gave something gets it once it is free. */
function inOrderOfReturn(made: readonly RowChange[]): RowChange[] {
  const isLocation = ({ entity }: RowChange) => entity === 'location'
  return [...made.filter(isLocation), ...made.filter((change) => !isLocation(change)).reverse()]
}

/** Whoever takes a row back, by what the record of change calls it. */
const takeBackOf: Record<string, (tx: Transaction, id: string, changes: FieldChanges) => Reversal> = {
  ...Object.fromEntries(
    (
      [
        ['category', 'categories'],
        ['model', 'models'],
        ['person', 'people'],
        ['statusLabel', 'statusLabels'],
      ] satisfies [string, RegisterName][]
    ).map(([entity, name]) => [entity, registers[name].takeBack]),
  ),
  customField: customFields.takeBack,
  location: locations.takeBack,
}

/** The choices that a merge gave a field go where no asset has them any more. */
function dropChoices(tx: Transaction, made: readonly RowChange[]): void {
  for (const { entity, id, changes } of made)
    if (entity === 'customField' && changes.choices) {
      const [before, after] = [changes.choices.from, changes.choices.to].map((choices) =>
        choices === null ? [] : (JSON.parse(String(choices)) as string[]),
      ) as [string[], string[]]
      customFields.dropChoices(
        tx,
        id,
        after.filter((choice) => !before.includes(choice)),
      )
    }
}
