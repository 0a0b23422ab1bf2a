import type { StatusLabelRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

export const statusLabels = statement<Record<never, never>, StatusLabelRow>(() =>
  build.selectFrom('status_label').selectAll().orderBy('name_key'),
)
export const statusLabelByKey = statement<{ key: string }, StatusLabelRow>((value) =>
  build.selectFrom('status_label').selectAll().where('name_key', '=', value('key')),
)
export const firstOfType = statement<{ type: StatusLabelRow['type'] }, StatusLabelRow>((value) =>
  build.selectFrom('status_label').selectAll().where('type', '=', value('type')).orderBy('id').limit(1),
)
