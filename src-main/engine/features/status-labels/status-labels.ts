import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { registersProblems } from '../../../../src-shared/features/registers/registers-contract.ts'
import {
  defaultStatusLabel,
  type StatusType,
  statusTypes,
} from '../../../../src-shared/features/status-labels/status-type.ts'
import type { StatusLabelRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { statusLabels as everyLabel, labelsOfType, statusLabelTable } from './status-labels-store.ts'

const keyOf = (name: string) => name.trim().toLowerCase()

export interface StatusLabelValues {
  name: string
  type: StatusType
}

export const statusLabels = {
  table: statusLabelTable,

  /** The columns by which a row is found, as they follow from what it says. */
  keysOf: ({ name }: StatusLabelRow): Partial<StatusLabelRow> => ({ name_key: keyOf(name) }),

  synced: statusLabelTable.synced(({ name }) => ({ name_key: keyOf(name) })),

  /** The labels that can be given. */
  all(database: Database): StatusLabelRow[] {
    return everyLabel.all(database, {})
  },

  /**
   * The label that a text means: a label's name, or a status type (`deployable`; `deployed` is a deployable asset that
   * is checked out), which stands for the first label of that type. Exports write both. The label that a new asset gets
   * is known by its first name, too, after it got another one.
   */
  find(database: Database, text: string): StatusLabelRow | undefined {
    const key = keyOf(text)
    const label = statusLabelTable.find(database, key)
    if (label) return label
    const isDeployable = key === 'deployed' || key === keyOf(defaultStatusLabel)
    const type = statusTypes.find((known) => known === (isDeployable ? 'deployable' : key))
    return type && labelsOfType.get(database, { type })
  },

  /** @throws REGISTER_NAME_TAKEN */
  create(tx: Transaction, { name, type }: StatusLabelValues): StatusLabelRow {
    const row: StatusLabelRow = {
      id: tx.newId(),
      site_id: 'org',
      name: name.trim(),
      name_key: keyOf(name),
      type,
      merged_into: null,
      archived_at: null,
      revision: 1,
    }
    assertNameIsFree(tx, row)
    statusLabelTable.insert(tx, row)
    return row
  },

  /** @throws REGISTER_NAME_TAKEN, STATUS_LABEL_NEEDED */
  update(tx: Transaction, before: StatusLabelRow, { name, type }: StatusLabelValues): StatusLabelRow {
    const after = { ...before, name: name.trim(), name_key: keyOf(name), type }
    assertNameIsFree(tx, after)
    if (type !== before.type) statusLabels.assertNotLast(tx.database, before)
    return statusLabelTable.update(tx, before, after).row
  },

  /**
   * Sees to it that another label of the same type is left: assets get one by their type.
   * @throws STATUS_LABEL_NEEDED
   */
  assertNotLast(database: Database, { id, name, type }: StatusLabelRow): void {
    if (labelsOfType.all(database, { type }).every((label) => label.id === id))
      throw failure(registersProblems, 'STATUS_LABEL_NEEDED', { name, type })
  },
}

function assertNameIsFree(tx: Transaction, { id, name, name_key }: StatusLabelRow): void {
  const holder = statusLabelTable.holder(tx, name_key, id)
  if (holder)
    throw failure(registersProblems, 'REGISTER_NAME_TAKEN', { name, isArchived: holder.archived_at !== null })
}
