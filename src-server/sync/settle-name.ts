import { type Decision, isSame, type Values } from '../../src-shared/sync/decide-change.ts'
import { namingField, newcomerWith, rowNameOf } from '../../src-shared/sync/row-names.ts'
import type { NamesOfPush } from './names-of-push.ts'
import type { RowsOfPush } from './rows-of-push.ts'

/** A change of a row on its way; what is decided of it is written into `values` and `conflicts`. */
export interface NamedChange extends Decision {
  kind: string
  id: string
  /** fields of the row before; null for a new one */
  before: Values | null
}

/** Fields that make up the name of a row, or whether it has one. */
const naming = ['name', 'manufacturer', 'modelNumber', 'username', 'parentId', 'archivedAt', 'mergedInto']
const lastSigns = 4

/** Sees to it that no two rows of a kind have one name, but for assets, whose tag is then contested. */
export async function settleName(
  change: NamedChange,
  { names, rows }: { names: NamesOfPush; rows: RowsOfPush },
): Promise<void> {
  const { kind, id, before } = change
  const nameNow = () => rowNameOf(kind, { ...before, ...change.values })
  const nameBefore = before && rowNameOf(kind, before)
  if (nameNow() === nameBefore) return
  const wanted = nameNow()
  const holderId = wanted === null ? null : await names.holder(kind, wanted)
  if (holderId !== null && holderId !== id)
    yieldTo(change, holderId, (await rows.fetched(holderId, kind))?.fields ?? {})
  const name = nameNow()
  if (nameBefore !== null && name !== nameBefore && (await names.holder(kind, nameBefore)) === id)
    names.give(kind, nameBefore, null)
  if (name !== null && (await names.holder(kind, name)) === null) names.give(kind, name, id)
}

/** What becomes of a row whose name another one has. */
function yieldTo(change: NamedChange, holderId: string, holder: Values): void {
  const { kind, id, before, values, conflicts } = change
  const field = namingField(kind, { ...before, ...values })
  const offered = values[field] ?? null
  const outcome = newcomerWith(kind, { ...before, ...values }, holder)
  if (outcome === 'contested') {
    // Both things are there, each with its label: nobody but a person can tell which label is wrong.
    if (kind === 'asset') conflicts.push({ field, base: before?.[field] ?? null, kept: null, offered })
  } else if (before !== null) {
    for (const one of naming) {
      const kept = before[one] ?? null
      const offer = values[one] ?? null
      if (!Object.hasOwn(values, one) || isSame(offer, kept)) continue
      values[one] = kept
      conflicts.push({ field: one, base: kept, kept, offered: offer })
    }
  } else if (outcome === 'same') {
    values.mergedInto = holderId
    if (kind === 'location') values.parentId = null
  } else {
    values[field] = field === 'username' ? null : `${String(offered)} (${id.slice(-lastSigns)})`
    conflicts.push({ field, base: null, kept: values[field] ?? null, offered })
  }
}
