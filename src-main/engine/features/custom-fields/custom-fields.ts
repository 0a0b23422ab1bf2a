import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import {
  type CustomField,
  type CustomFieldRule,
  customFieldsProblems,
  customValueProblems,
} from '../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import { customFieldsText } from '../../../../src-shared/features/custom-fields/custom-fields-text.ts'
import {
  type CustomValue,
  customValueOf,
  isPattern,
} from '../../../../src-shared/features/custom-fields/custom-value.ts'
import type { CustomFieldRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { categories } from '../categories/categories.ts'
import { changed, choicesOf, giveUpName, nameKey, recorded, rewrite } from './custom-field-rows.ts'
import {
  assetsWithValue,
  customFieldType,
  customValuesOf,
  deleteCustomValue,
  deleteEveryCustomValue,
  everyCustomField,
  insertCustomField,
  mergeOn,
  putCustomValue,
  type StoredCustomField,
  updateCustomField,
} from './custom-fields-store.ts'
import { dropChoices, nameOf, takeBack } from './custom-fields-take-back.ts'

export { syncedCustomFields } from './custom-fields-synced.ts'

/** Values of an asset by id of their field. */
export type CustomValues = Readonly<Record<string, string | null>>

const builtIn = new Set(Object.values(assetsText.fields).map(nameKey))
const { reasons, wanted } = customFieldsText

export const customFields = {
  /** Every field, the archived ones included; of those that were merged into one the names. */
  all(database: Database): CustomField[] {
    const rows = everyCustomField.all(database, {})
    return rows
      .filter((row) => row.merged_into === null)
      .map((row) => ({
        ...fieldOf(row),
        formerly: rows.filter(({ merged_into }) => merged_into === row.id).map(({ name }) => name),
      }))
  },

  /** The field of an id; of one that was merged, what it was merged into. */
  byId(database: Database, id: string): CustomField | undefined {
    const merged = everyCustomField.all(database, {}).find((row) => row.id === id)?.merged_into
    return customFields.all(database).find((field) => field.id === (merged ?? id))
  },

  byName(database: Database, name: string): CustomField | undefined {
    const key = nameKey(name)
    return customFields.all(database).find((field) => nameKey(field.name) === key)
  },

  /** The assets that have a value of a field. */
  assetsWith(database: Database, fieldId: string): string[] {
    return assetsWithValue.all(database, { fieldId }).map(({ asset_id }) => asset_id)
  },

  /**
   * Sees to it that fields can go on as another one, which keeps values of the same type.
   * @throws CUSTOM_FIELD_UNKNOWN, CUSTOM_FIELDS_UNLIKE
   */
  assertMergeable(database: Database, from: readonly string[], into: string): void {
    const fields = customFields.all(database)
    const present = (id: string) => {
      const field = fields.find((one) => one.id === id)
      if (!field) throw failure(customFieldsProblems, 'CUSTOM_FIELD_UNKNOWN', { field: id })
      return field
    }
    const goal = present(into)
    for (const { id, name, type } of from.map(present))
      if (id === into || type !== goal.type || goal.archivedAt !== null)
        throw failure(customFieldsProblems, 'CUSTOM_FIELDS_UNLIKE', { name, other: goal.name })
  },

  /** Ends a field for another, which has its values by now and can take its choices from then on. */
  merge(tx: Transaction, id: string, into: string): void {
    const rows = everyCustomField.all(tx.database, {})
    const [from, goal] = [id, into].map((one) => rows.find((row) => row.id === one))
    if (!from || !goal) throw failure(customFieldsProblems, 'CUSTOM_FIELD_UNKNOWN', { field: id })
    mergeOn.run(tx.database, { id, into })
    rewrite(tx, from, { ...from, merged_into: into })
    const choices = [...new Set([goal, from].flatMap((row) => choicesOf(row) ?? []))]
    if (goal.choices !== null) rewrite(tx, goal, { ...goal, choices: JSON.stringify(choices) })
    changed(tx)
  },

  nameOf,
  takeBack,
  dropChoices,

  /** @throws CUSTOM_FIELD_NAME_TAKEN, CUSTOM_FIELD_RULE_INVALID */
  create(tx: Transaction, rule: CustomFieldRule): CustomField {
    assertRule(tx.database, rule, null)
    giveUpName(tx, rule.name)
    const row = rowOf(tx, tx.newId(), rule, 1)
    insertCustomField.run(tx.database, row)
    tx.record('customField', { id: row.id, siteId: row.site_id, revision: 1 }, {}, recorded(row))
    changed(tx)
    return { ...rule, id: row.id, revision: 1, archivedAt: null, formerly: [] }
  },

  /** @throws CUSTOM_FIELD_UNKNOWN, CUSTOM_FIELD_NAME_TAKEN, CUSTOM_FIELD_RULE_INVALID */
  update(tx: Transaction, id: string, change: Omit<CustomFieldRule, 'type'>): CustomField {
    const before = everyCustomField.all(tx.database, {}).find((field) => field.id === id)
    if (!before) throw failure(customFieldsProblems, 'CUSTOM_FIELD_UNKNOWN', { field: id })
    const rule = { ...change, type: before.type }
    assertRule(tx.database, rule, id)
    giveUpName(tx, rule.name)
    const row = { ...rowOf(tx, id, rule, before.revision + 1), archived_at: before.archived_at }
    const fields = tx.record(
      'customField',
      { id, siteId: row.site_id, revision: row.revision },
      recorded(before),
      recorded(row),
    )
    if (Object.keys(fields).length > 0) {
      updateCustomField.run(tx.database, row)
      changed(tx)
    }
    return customFields.byId(tx.database, id) as CustomField
  },

  /** @throws CUSTOM_FIELD_UNKNOWN */
  archive(tx: Transaction, id: string, isArchived: boolean): void {
    const before = everyCustomField.all(tx.database, {}).find((field) => field.id === id)
    if (!before) throw failure(customFieldsProblems, 'CUSTOM_FIELD_UNKNOWN', { field: id })
    if (isArchived === (before.archived_at !== null)) return
    rewrite(tx, before, { ...before, archived_at: isArchived ? tx.at : null })
    changed(tx)
  },

  /** Has the fields that only assets of one category have belong to another, which takes its place. */
  moveCategory(tx: Transaction, from: { id: string }, into: { id: string }): void {
    for (const before of everyCustomField.all(tx.database, {}))
      if (before.category_id === from.id) rewrite(tx, before, { ...before, category_id: into.id })
  },

  valuesOf(database: Database, assetId: string): Record<string, string> {
    const rows = customValuesOf.all(database, { assetId })
    return Object.fromEntries(rows.map(({ field_id, text }) => [field_id, text]))
  },

  /**
   * The values that a person entered, in the form in which they are kept.
   * @throws CUSTOM_FIELD_UNKNOWN, CUSTOM_VALUE_INVALID
   */
  understood(database: Database, values: CustomValues): Record<string, string | null> {
    const fields = new Map(customFields.all(database).map((field) => [field.id, field]))
    return Object.fromEntries(
      Object.entries(values).map(([fieldId, value]) => {
        const field = fields.get(fieldId) ?? customFields.byId(database, fieldId)
        if (!field) throw failure(customValueProblems, 'CUSTOM_FIELD_UNKNOWN', { field: fieldId })
        if (value === null || value.trim() === '') return [field.id, null]
        const kept = customValueOf(field, value)
        if (!kept)
          throw failure(customValueProblems, 'CUSTOM_VALUE_INVALID', {
            name: field.name,
            value,
            wanted: wantedBy(field),
          })
        return [field.id, kept.text]
      }),
    )
  },

  /**
   * Sees to it that an asset has every value that is asked for.
   * @throws CUSTOM_VALUE_MISSING
   */
  assertComplete(database: Database, values: CustomValues, categoryId: string | null): void {
    for (const field of everyCustomField.all(database, {})) {
      const concerns = field.category_id === null || field.category_id === categoryId
      if (field.archived_at === null && field.required === 1 && concerns && !values[field.id])
        throw failure(customValueProblems, 'CUSTOM_VALUE_MISSING', { name: field.name })
    }
  },

  /** Removes all values of an asset that leaves this laptop. */
  letGo(tx: Transaction, assetId: string): void {
    deleteEveryCustomValue.run(tx.database, { assetId })
  },

  /** Writes values that were understood; the asset records the change. */
  replace(tx: Transaction, assetId: string, before: CustomValues, after: CustomValues): void {
    for (const [fieldId, text] of Object.entries(after)) {
      if ((before[fieldId] ?? null) === text) continue
      if (text === null) deleteCustomValue.run(tx.database, { assetId, fieldId })
      else
        putCustomValue.run(tx.database, {
          asset_id: assetId,
          field_id: fieldId,
          ...storedValue(tx, fieldId, text),
        })
    }
  },
}

/** What a value of a field has to be, as a sentence goes on. */
function wantedBy({ type, pattern, choices, minimum, maximum }: CustomFieldRule): string {
  if (type === 'choice') return wanted.choice(choices ?? [])
  if (type === 'text' && pattern !== null) return wanted.pattern(pattern)
  return minimum === null && maximum === null ? wanted[type] : wanted.range(wanted[type], minimum, maximum)
}

function storedValue(tx: Transaction, fieldId: string, text: string): CustomValue {
  const isNumber = customFieldType.get(tx.database, { id: fieldId })?.type === 'number'
  return { text, number: isNumber ? Number(text) : null }
}

function assertRule(database: Database, rule: CustomFieldRule, id: string | null): void {
  const { name } = rule
  const holder = customFields.byName(database, name)
  if (builtIn.has(nameKey(name)) || (holder && holder.id !== id))
    throw failure(customFieldsProblems, 'CUSTOM_FIELD_NAME_TAKEN', { name })
  const reason = ruleFault(rule)
  if (reason) throw failure(customFieldsProblems, 'CUSTOM_FIELD_RULE_INVALID', { name, reason })
}

function ruleFault(rule: CustomFieldRule): string | null {
  const { type, pattern, choices, minimum, maximum } = rule
  if (type === 'choice' && !choices?.length) return reasons.choicesMissing
  if (type !== 'choice' && choices !== null) return reasons.choicesElsewhere
  if (type !== 'text' && pattern !== null) return reasons.patternElsewhere
  if (pattern !== null && !isPattern(pattern)) return reasons.patternInvalid
  if (minimum === null && maximum === null) return null
  if (type !== 'number' && type !== 'date') return reasons.rangeElsewhere
  return isRange(rule) ? null : reasons.rangeInvalid
}

/** Each end has to be a value of the field, and the one not beyond the other. */
function isRange({ type, minimum, maximum }: CustomFieldRule): boolean {
  const within = { type, pattern: null, choices: null, maximum }
  const [least, greatest] = [minimum ?? maximum, maximum ?? minimum] as [string, string]
  return customValueOf(within, least) !== null && customValueOf({ ...within, minimum }, greatest) !== null
}

function rowOf(tx: Transaction, id: string, rule: CustomFieldRule, revision: number): CustomFieldRow {
  return {
    id,
    site_id: 'org',
    name: rule.name,
    name_key: nameKey(rule.name),
    type: rule.type,
    unit: rule.unit,
    required: rule.required ? 1 : 0,
    pattern: rule.pattern,
    choices: rule.choices && JSON.stringify(rule.choices),
    minimum: rule.minimum,
    maximum: rule.maximum,
    merged_into: null,
    archived_at: null,
    category_id: rule.category === null ? null : categories.ensure(tx, rule.category).id,
    revision,
  }
}

function fieldOf(row: StoredCustomField): Omit<CustomField, 'formerly'> {
  const { id, name, type, unit, required, pattern, minimum, maximum, category, revision } = row
  return {
    id,
    name,
    type,
    unit,
    required: required === 1,
    pattern,
    choices: choicesOf(row),
    minimum,
    maximum,
    category,
    revision,
    archivedAt: row.archived_at,
  }
}
