import type { Database } from 'better-sqlite3'
import type {
  BulkEditPreview,
  BulkFields,
} from '../../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { changeWords } from '../assets-timeline-query.ts'
import { Reasons } from './outcome.ts'
import { Refusals } from './refusals.ts'
import { type BulkRow, RowReader, type Values, valueIn } from './row-access.ts'
import { changesOf, findingNames, wantedOf } from './wanted-values.ts'

const shownOfEach = 10
const toldEvery = 20_000

/**
 * What the edit of some assets would do, decided as the edit decides it, and written nowhere.
 * @param numbers of the assets
 * @param progress is told now and then how many were looked at
 * @throws STATUS_UNKNOWN, LOCATION_UNKNOWN, ASSET_UNKNOWN, CUSTOM_FIELD_UNKNOWN, CUSTOM_VALUE_INVALID
 */
export function previewOf(
  database: Database,
  numbers: Uint32Array,
  fields: BulkFields,
  progress: (done: number) => void,
): BulkEditPreview {
  const adds = new Map<string, { field: string; name: string }>()
  const names = findingNames(database, (field, name) => adds.set(`${field}:${name}`, { field, name }))
  const wanted = wantedOf(database, fields, names)
  const refusals = new Refusals(database, { sameParent: true })
  const reader = new RowReader(database, wanted.fields, Refusals.needsCustom(database, wanted.fields))
  const words = changeWords(database)
  const shownChange = (row: BulkRow, to: Values) =>
    Object.entries(to).map(([field, value]) => words(field, { from: valueIn(row, field), to: value }))
  const reasons = new Reasons()
  const counts = { change: 0, same: 0, refuse: 0 }
  const first: BulkEditPreview['first'] = { change: [], same: [], refuse: reasons.first }

  numbers.forEach((n, at) => {
    const row = reader.byNumber(n)
    const { id, assetTag } = row
    const to = changesOf(row, wanted)
    const reason = to && refusals.against(row, to)
    if (to === null) {
      counts.same++
      if (first.same.length < shownOfEach) first.same.push({ id, assetTag })
    } else if (reason === null) {
      counts.change++
      if (first.change.length < shownOfEach) first.change.push({ id, assetTag, fields: shownChange(row, to) })
    } else {
      counts.refuse++
      reasons.add(row, reason)
    }
    if (at % toldEvery === toldEvery - 1) progress(at + 1)
  })
  return { rows: numbers.length, ...counts, reasons: reasons.counts, adds: [...adds.values()], first }
}
