import type { Database } from 'better-sqlite3'
import { statusTypes } from '../../../../src-shared/features/status-labels/status-type.ts'
import type { StatusLabelRow } from '../../database/schema.ts'
import { statusLabels as everyLabel, firstOfType, statusLabelByKey } from './status-labels-store.ts'

export const statusLabels = {
  all(database: Database): StatusLabelRow[] {
    return everyLabel.all(database, {})
  },

  /**
   * The label that a text means: a label's name, or a status type (`deployable`; `deployed` is a deployable asset that
   * is checked out), which stands for the first label of that type. Exports write both.
   */
  find(database: Database, text: string): StatusLabelRow | undefined {
    const key = text.trim().toLowerCase()
    const label = statusLabelByKey.get(database, { key })
    if (label) return label
    const type = statusTypes.find((known) => known === (key === 'deployed' ? 'deployable' : key))
    return type && firstOfType.get(database, { type })
  },
}
