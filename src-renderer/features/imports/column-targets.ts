import { columnNames } from '../../../src-shared/features/imports/column-names.ts'
import {
  type OwnField,
  ownFieldPrefix,
  planColumns,
} from '../../../src-shared/features/imports/column-plan.ts'
import { fieldOf, headerKey } from '../../../src-shared/features/imports/import-fields.ts'
import type { ImportPreview } from '../../../src-shared/features/imports/imports-contract.ts'
import type { ImportChoices } from './import-draft.ts'

export interface ColumnTarget {
  title: string
  values: string[]
  /** a field, `custom:Name`, `ignore` as somebody said it, or null: it means nothing to the register */
  target: string | null
  /** whether that was said of an earlier list with the same header */
  isRemembered: boolean
  /** whether the header alone says what it is */
  isKnown: boolean
}

/** The last preview of the list, if there is one, and whether columns were to become own fields in it. */
interface ShownPreview {
  last: ImportPreview | null
  newFields: boolean
}

/**
 * What each column of a list becomes, as far as it is known: what was just said, what the engine last understood (it
 * remembers earlier lists), or what the header means by itself. Columns that nobody knows come first.
 */
export function columnTargets(
  sample: readonly { title: string; values: string[] }[],
  mapping: ImportChoices['mapping'],
  preview: ShownPreview,
  ownFields: readonly OwnField[],
): ColumnTarget[] {
  const titles = sample.map(({ title }) => title)
  const names = columnNames(titles)
  const alone = understood(titles, ownFields, preview.newFields)
  const isSame =
    preview.last?.columns.map(({ title }) => headerKey(title)).join() === names.map(headerKey).join()
  const columns = sample.map(({ title, values }, position) => {
    const name = names[position] as string
    const said = mapping[headerKey(name)]
    const byItself = alone[position] ?? null
    const byEngine = isSame ? (preview.last?.columns[position]?.field ?? null) : byItself
    return {
      title: name,
      values,
      target: said ?? byEngine,
      isRemembered: said === undefined && byEngine !== byItself,
      isKnown: fieldOf(title) !== undefined || isOwn(title, ownFields),
    }
  })
  return columns.filter(({ title }) => title !== '').sort((one, other) => +one.isKnown - +other.isKnown)
}

function understood(titles: string[], ownFields: readonly OwnField[], newFields: boolean) {
  const { columns, own } = planColumns(titles, {}, ownFields, newFields)
  const fields: (string | null)[] = titles.map(() => null)
  for (const [field, position] of columns) fields[position] = field
  for (const { position, name } of own) fields[position] = ownFieldPrefix + name
  return fields
}

function isOwn(title: string, ownFields: readonly OwnField[]): boolean {
  return ownFields.some(({ name }) => headerKey(name) === headerKey(title))
}
