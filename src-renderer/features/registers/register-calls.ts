import type { CustomField } from '../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import type { CustomFieldType } from '../../../src-shared/features/custom-fields/custom-value.ts'
import type { RegisterRow } from '../../../src-shared/features/registers/registers-contract.ts'
import type { StatusType } from '../../../src-shared/features/status-labels/status-type.ts'
import { foldedText } from '../../../src-shared/identity/folded-text.ts'
import type { Engine } from '../../host/engine.ts'
import type { ListName, ListRow, RowForm } from './register-definitions.ts'

interface Asked {
  name: ListName
  search: string
  archived: boolean
}

/** How a page of a list is asked for. */
export function pageQuery({ calls, client }: Engine, { name, search, archived }: Asked) {
  return (page: { offset: number; limit: number }) => {
    if (name !== 'customFields') {
      const input = { register: name, search, archived, ...page }
      return {
        queryKey: [...calls.registers.list.queryKey({ input }), 'rows'],
        queryFn: async () => {
          const { total, rows } = await client.registers.list(input)
          return { total, rows: rows.map(rowOfRegister) }
        },
      }
    }
    return {
      queryKey: [...calls.customFields.list.queryKey({ input: { archived } }), 'rows', search, page.offset],
      queryFn: async () => {
        const { fields } = await client.customFields.list({ archived })
        const found = fields.filter((field) => foldedText(field.name).includes(foldedText(search.trim())))
        return {
          total: found.length,
          rows: found.slice(page.offset, page.offset + page.limit).map(rowOfField),
        }
      },
    }
  }
}

function rowOfRegister({ id, name, values, revision, archivedAt, formerly }: RegisterRow): ListRow {
  const form = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value ?? '')]))
  return { id, name, form, revision, isArchived: archivedAt !== null, formerly }
}

function rowOfField({
  id,
  name,
  revision,
  archivedAt,
  formerly,
  choices,
  required,
  ...rule
}: CustomField): ListRow {
  const texts = Object.fromEntries(Object.entries(rule).map(([key, value]) => [key, String(value ?? '')]))
  const form = { ...texts, name, required, choices: (choices ?? []).join('\n') }
  return { id, name, form, revision, isArchived: archivedAt !== null, formerly }
}

/** Writes what was entered: of a row that is there, or of a new one. */
export async function saveRow({ client }: Engine, name: ListName, row: ListRow | null, form: RowForm) {
  const text = (field: string) => String(form[field] ?? '').trim()
  const orNull = (field: string) => text(field) || null
  const months = text('expectedLifeMonths')
  switch (name) {
    case 'customFields': {
      const rule = {
        name: text('name'),
        unit: orNull('unit'),
        required: form.required === true,
        pattern: orNull('pattern'),
        minimum: orNull('minimum'),
        maximum: orNull('maximum'),
        category: orNull('category'),
        choices: text('type') === 'choice' ? linesOf(text('choices')) : null,
      }
      if (row) return client.customFields.update({ ...rule, id: row.id })
      return client.customFields.create({ ...rule, type: text('type') as CustomFieldType })
    }
    case 'categories':
      return written({ register: name, values: { name: text('name') } })
    case 'statusLabels':
      return written({ register: name, values: { name: text('name'), type: text('type') as StatusType } })
    case 'models':
      return written({
        register: name,
        values: {
          name: text('name'),
          manufacturer: orNull('manufacturer'),
          modelNumber: orNull('modelNumber'),
          expectedLifeMonths: months === '' ? null : Number(months),
          endOfLifeDate: orNull('endOfLifeDate'),
        },
      })
    case 'people':
      return written({
        register: name,
        values: {
          name: text('name'),
          username: orNull('username'),
          email: orNull('email'),
          employeeNumber: orNull('employeeNumber'),
        },
      })
  }

  function written(values: Parameters<typeof client.registers.create>[0]) {
    if (!row) return client.registers.create(values)
    return client.registers.update({ ...values, id: row.id, revision: row.revision })
  }
}

const linesOf = (lines: string) =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Starts to have another row take the place of one. */
export function mergeRow({ client }: Engine, name: ListName, { id }: ListRow, into: string) {
  return name === 'customFields'
    ? client.customFields.merge({ from: [id], into })
    : client.registers.merge({ register: name, from: [id], into })
}

/** Archives a row, or takes it back. */
export function archiveRow({ client }: Engine, name: ListName, { id }: ListRow, archived: boolean) {
  return name === 'customFields'
    ? client.customFields.archive({ id, archived })
    : client.registers.archive({ register: name, id, archived })
}
