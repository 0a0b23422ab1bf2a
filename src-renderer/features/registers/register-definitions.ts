import type { AssetFilter } from '../../../src-shared/features/assets/asset-filter.ts'
import type { CountedReference } from '../../../src-shared/features/assets/assets-contract.ts'
import { assetsText } from '../../../src-shared/features/assets/assets-text.ts'
import { customFieldsText } from '../../../src-shared/features/custom-fields/custom-fields-text.ts'
import { customFieldTypes } from '../../../src-shared/features/custom-fields/custom-value.ts'
import type { RegisterName } from '../../../src-shared/features/registers/register-names.ts'
import { registersWindowText as text } from '../../../src-shared/features/registers/registers-window-text.ts'
import { statusTypes } from '../../../src-shared/features/status-labels/status-type.ts'

/** The lists that one page shows, whichever of them it is. */
export type ListName = RegisterName | 'customFields'

/** What is entered of a row, by name of the field: a text, several lines, or yes. */
export type RowForm = Readonly<Record<string, string | boolean>>

export interface RowField {
  name: keyof typeof text.fields
  kind: 'text' | 'months' | 'date' | 'choice' | 'lines' | 'flag' | 'category'
  longest?: number
  required?: true
  /** can be said only when the row is made */
  fixed?: true
  hint?: string
  /** of a choice: what is kept, and what people read */
  choices?: readonly { value: string; label: string }[]
  /** whether it has a meaning beside what else is entered */
  when?: (form: RowForm) => boolean
}

/** A row of any list, as the page shows it. */
export interface ListRow {
  id: string
  name: string
  form: RowForm
  revision: number
  isArchived: boolean
  formerly: readonly string[]
}

export interface ListDefinition {
  name: ListName
  fields: readonly RowField[]
  /** fields that have a column, with the width of it */
  columns: readonly { field: RowField['name']; width: string }[]
  counted: CountedReference
  /** the assets of a row, as the list of assets is asked for them */
  filterOf: (row: ListRow) => AssetFilter
  archiveWord: string
  /** rows that nobody but an administrator can change */
  byAdministrator: boolean
}

const nameField: RowField = { name: 'name', kind: 'text', longest: 200, required: true }
const textField = (name: RowField['name'], longest = 200): RowField => ({ name, kind: 'text', longest })
const common = { archiveWord: text.archive, byAdministrator: false }
const isOfType =
  (...types: string[]) =>
  ({ type }: RowForm) =>
    types.includes(String(type))

export const listDefinitions: Record<ListName, ListDefinition> = {
  categories: {
    ...common,
    name: 'categories',
    fields: [nameField],
    columns: [],
    counted: 'categories',
    filterOf: ({ name }) => ({ categories: [name] }),
  },
  models: {
    ...common,
    name: 'models',
    fields: [
      nameField,
      textField('manufacturer'),
      textField('modelNumber'),
      { name: 'expectedLifeMonths', kind: 'months' },
      { name: 'endOfLifeDate', kind: 'date' },
    ],
    columns: [
      { field: 'manufacturer', width: 'minmax(120px, 1fr)' },
      { field: 'modelNumber', width: 'minmax(110px, 1fr)' },
      { field: 'expectedLifeMonths', width: '170px' },
      { field: 'endOfLifeDate', width: '112px' },
    ],
    counted: 'models',
    filterOf: ({ name, form }) => ({
      models: [name],
      ...(form.manufacturer && { manufacturers: [String(form.manufacturer)] }),
    }),
  },
  people: {
    ...common,
    name: 'people',
    fields: [nameField, textField('username'), textField('email'), textField('employeeNumber')],
    columns: [
      { field: 'username', width: 'minmax(110px, 1fr)' },
      { field: 'email', width: 'minmax(140px, 1.4fr)' },
      { field: 'employeeNumber', width: '150px' },
      { field: 'role', width: '150px' },
    ],
    counted: 'checkedOutTo',
    filterOf: ({ id }) => ({ checkedOutTo: [id] }),
    archiveWord: text.deactivate,
  },
  statusLabels: {
    ...common,
    name: 'statusLabels',
    fields: [
      nameField,
      {
        name: 'type',
        kind: 'choice',
        required: true,
        hint: text.hints.type,
        choices: statusTypes.map((value) => ({ value, label: assetsText.statusTypes[value] })),
      },
    ],
    columns: [{ field: 'type', width: 'minmax(140px, 1fr)' }],
    counted: 'statusLabels',
    filterOf: ({ name }) => ({ statuses: [name] }),
  },
  customFields: {
    name: 'customFields',
    fields: [
      { ...nameField, longest: 100 },
      {
        name: 'type',
        kind: 'choice',
        required: true,
        fixed: true,
        choices: customFieldTypes.map((value) => ({ value, label: customFieldsText.types[value] })),
      },
      { ...textField('unit', 20), when: isOfType('text', 'number') },
      { name: 'choices', kind: 'lines', hint: text.hints.choices, when: isOfType('choice'), required: true },
      { ...textField('pattern', 500), hint: text.hints.pattern, when: isOfType('text') },
      { ...textField('minimum', 60), when: isOfType('number', 'date') },
      { ...textField('maximum', 60), when: isOfType('number', 'date') },
      { name: 'category', kind: 'category', hint: text.hints.category },
      { name: 'required', kind: 'flag' },
    ],
    columns: [
      { field: 'type', width: 'minmax(110px, 1fr)' },
      { field: 'unit', width: '80px' },
      { field: 'required', width: '130px' },
      { field: 'category', width: 'minmax(140px, 1fr)' },
    ],
    counted: 'customFields',
    filterOf: ({ id }) => ({ custom: [{ fieldId: id }] }),
    archiveWord: text.archive,
    byAdministrator: true,
  },
}

/** What a column shows of a row. */
export function shownField(definition: ListDefinition, row: ListRow, name: RowField['name']): string {
  const value = row.form[name]
  if (value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? text.yes : ''
  if (name === 'role') return text.roles[value as keyof typeof text.roles]
  const choices = definition.fields.find((field) => field.name === name)?.choices
  return choices?.find((choice) => choice.value === value)?.label ?? value
}
