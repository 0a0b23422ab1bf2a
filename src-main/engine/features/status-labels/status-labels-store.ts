import { ManagedTable } from '../../database/managed-table.ts'
import type { StatusLabelRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

export const statusLabelTable = new ManagedTable<StatusLabelRow>({
  table: 'status_label',
  entity: 'statusLabel',
  key: 'name_key',
  fields: { name: 'name', type: 'type' },
  searched: [],
  derived: ['name_key'],
})

const inUse = build
  .selectFrom('status_label')
  .selectAll()
  .where('merged_into', 'is', null)
  .where('archived_at', 'is', null)

export const statusLabels = statement<Record<never, never>, StatusLabelRow>(() => inUse.orderBy('name_key'))
/** The labels of a type, the oldest first. */
export const labelsOfType = statement<{ type: StatusLabelRow['type'] }, StatusLabelRow>((value) =>
  inUse.where('type', '=', value('type')).orderBy('id'),
)
