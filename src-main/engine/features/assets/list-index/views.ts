import {
  type StatusType,
  shownStatusType,
} from '../../../../../src-shared/features/status-labels/status-type.ts'
import { foldedText } from '../../../../../src-shared/identity/folded-text.ts'
import type { CodedValue } from './coded-column.ts'
import type { CodedName } from './index-columns.ts'
import type { References } from './references.ts'

/** A coded column as people see it: what stands there for a value that the column keeps. */
interface View {
  column: CodedName
  /** null for none */
  shown: (value: CodedValue, references: References) => string | number | null
}

const asIs = (column: CodedName): View => ({ column, shown: (value) => value })

/** What a list can be filtered by and ordered by through codes. */
export const views = {
  status: { column: 'status', shown: (id, of) => of.get('status', String(id))?.name ?? null },
  category: { column: 'category', shown: (id, of) => of.get('category', String(id))?.name ?? null },
  model: { column: 'model', shown: (id, of) => of.get('model', String(id))?.name ?? null },
  manufacturer: { column: 'model', shown: (id, of) => of.get('model', String(id))?.second ?? null },
  modelNumber: { column: 'model', shown: (id, of) => of.get('model', String(id))?.third ?? null },
  company: asIs('company'),
  department: asIs('department'),
  supplier: asIs('supplier'),
  currency: asIs('currency'),
  ownership: asIs('ownership'),
  purchaseDate: asIs('purchaseDate'),
  inServiceDate: asIs('inServiceDate'),
  warrantyMonths: asIs('warrantyMonths'),
  warrantyEndDate: asIs('warrantyEndDate'),
  endOfLifeDate: asIs('endOfLifeDate'),
  lastAuditDate: asIs('lastAuditDate'),
  nextAuditDate: asIs('nextAuditDate'),
} satisfies Record<string, View>
export type ViewName = keyof typeof views

/** What a view compares by: text without case and accents, numbers as they are; null where nothing is shown. */
export function keyOf(
  view: ViewName,
  value: CodedValue | null,
  references: References,
): string | number | null {
  if (value === null) return null
  const shown = (views[view] as View).shown(value, references)
  if (typeof shown !== 'string') return shown
  return foldedText(shown).trim() || null
}

/** What a label with an asset means. */
export function shownTypeOf(references: References, labelId: CodedValue, isCheckedOut: boolean) {
  const type = references.get('status', String(labelId))?.second as StatusType | undefined
  return type === undefined ? null : shownStatusType(type, isCheckedOut)
}
