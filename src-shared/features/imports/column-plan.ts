import type { CustomValueRule } from '../custom-fields/custom-value.ts'
import { columnNames } from './column-names.ts'
import { fieldOf, headerKey, type ImportField, namedField } from './import-fields.ts'

/** A field of the organisation's own, as far as a list has to know it. */
export interface OwnField extends CustomValueRule {
  id: string
  name: string
  /** what it, or one that was merged into it, was called */
  formerly?: readonly string[]
}

/** What a person says of a column: `custom:Name`, `ignore`, or a field by name. Keys are `columnNames` as `headerKey` gives them. */
export type ColumnMapping = Readonly<Record<string, string>>

export const ownFieldPrefix = 'custom:'
const ignored = 'ignore'

export interface ColumnPlan {
  /** position of each field that the file has */
  columns: ReadonlyMap<ImportField, number>
  /** columns of fields of the organisation's own; `field` null where it is yet to be made */
  own: { position: number; name: string; field: OwnField | null }[]
  /** headers that mean nothing to the register */
  notUsed: string[]
  /** headers of which another one means the same */
  twice: string[]
}

/** Whether a mapping can be followed: it names a field, `custom:Name` or `ignore`. */
export function isTarget(target: string): boolean {
  if (target.startsWith(ownFieldPrefix)) return target.slice(ownFieldPrefix.length).trim() !== ''
  return target === ignored || namedField(target) !== undefined
}

/**
 * Understands a header line: what a person said of a column goes first, then the headers that are known, then the names
 * of the organisation's own fields.
 * @param newFields whether columns that mean nothing else become fields of their own
 */
export function planColumns(
  header: readonly string[],
  mapping: ColumnMapping = {},
  ownFields: readonly OwnField[] = [],
  newFields = false,
): ColumnPlan {
  const columns = new Map<ImportField, number>()
  const own = new Map<string, ColumnPlan['own'][number]>()
  const notUsed: string[] = []
  const twice: string[] = []
  const titled = columnNames(header)
  const named = (names: (field: OwnField) => readonly string[]) =>
    ownFields.flatMap((field) => names(field).map((name) => [headerKey(name), field] as const))
  const known = new Map([...named(({ formerly = [] }) => formerly), ...named(({ name }) => [name])])

  const isOwn = (title: string, target: string | undefined) =>
    title !== '' && target === undefined && (newFields || known.has(headerKey(title)))
  const takeOwn = (name: string, position: number) => {
    const field = known.get(headerKey(name)) ?? null
    const key = field?.id ?? headerKey(name)
    const other = own.get(key)
    if (other) twice.push(titled[other.position] as string, titled[position] as string)
    else own.set(key, { position, name: name.trim(), field })
  }
  const takeField = (field: ImportField, position: number) => {
    const other = columns.get(field)
    if (other === undefined) columns.set(field, position)
    else twice.push(titled[other] as string, titled[position] as string)
  }
  for (const [position, cell] of header.entries()) {
    const title = cell.replace('\ufeff', '').trim()
    const target = mapping[headerKey(titled[position] as string)]
    const field = target === undefined ? fieldOf(title) : namedField(target)
    if (target?.startsWith(ownFieldPrefix)) takeOwn(target.slice(ownFieldPrefix.length), position)
    else if (field && target !== ignored) takeField(field, position)
    else if (isOwn(title, target)) takeOwn(title, position)
    else if (title !== '') notUsed.push(titled[position] as string)
  }
  return { columns, own: [...own.values()], notUsed, twice }
}
