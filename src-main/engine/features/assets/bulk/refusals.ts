import type { Database } from 'better-sqlite3'
import { bulkEditText } from '../../../../../src-shared/features/assets/bulk-edit-text.ts'
import { customFieldsText } from '../../../../../src-shared/features/custom-fields/custom-fields-text.ts'
import { categories } from '../../categories/categories.ts'
import { customFields } from '../../custom-fields/custom-fields.ts'
import { assets } from '../assets.ts'
import { ownFieldNamed, ownFieldOf } from './recorded-fields.ts'
import type { BulkRow, Values } from './row-access.ts'

interface RequiredField {
  id: string
  name: string
  /** null: every asset must have it */
  categoryId: string | null
}

const { reasons } = bulkEditText

/**
 * Why assets cannot be what they are to be: what the edit of one asset refuses, as far as the edit has to do with it. An
 * asset that lacked a value before that it must have may go on lacking it, since nobody is asked for it here.
 */
export class Refusals {
  readonly #database: Database
  readonly #canBePartOf: (id: string, parentId: string) => boolean
  readonly #required: readonly RequiredField[]

  /**
   * To be made anew for each step: others write in between.
   * @param sameParent whether all are to be a part of the same asset, which is then looked at once
   */
  constructor(database: Database, { sameParent }: { sameParent: boolean }) {
    this.#database = database
    this.#required = requiredFields(database)
    const wholes = remembered((parentId: string) => assets.wholes(database, parentId))
    this.#canBePartOf = sameParent
      ? (id, parentId) => wholes(parentId)?.has(id) === false
      : (id, parentId) => assets.canBePartOf(database, id, parentId)
  }

  /** Whether all of an asset's own fields have to be known, to tell. */
  static needsCustom(database: Database, fields: readonly string[]): boolean {
    const concerns = fields.some((field) => field === 'categoryId' || ownFieldOf(field) !== null)
    return concerns && requiredFields(database).length > 0
  }

  /** Why an asset cannot have these values, each other than it has; null: it can. */
  against(row: BulkRow, to: Values): string | null {
    const { parentId, checkedOutTo } = to
    if (typeof parentId === 'string' && !this.#canBePartOf(row.id, parentId))
      return reasons.parentLoop(assets.get(this.#database, parentId).assetTag)
    if (checkedOutTo === `asset:${row.id}`) return reasons.checkedOutToItself
    const missing = this.#newlyMissing(row, to)
    return missing === undefined ? null : customFieldsText.valueMissing(missing.name)
  }

  #newlyMissing(row: BulkRow, to: Values): RequiredField | undefined {
    const category = 'categoryId' in to ? to.categoryId : row.categoryId
    const concerns = (field: RequiredField, of: unknown) =>
      field.categoryId === null || field.categoryId === of
    return this.#required.find((field) => {
      const name = ownFieldNamed(field.id)
      const isEmpty = name in to ? to[name] === null : !row.custom[field.id]
      const wasMissing = concerns(field, row.categoryId) && !row.custom[field.id]
      return ('categoryId' in to || name in to) && concerns(field, category) && isEmpty && !wasMissing
    })
  }
}

function requiredFields(database: Database): RequiredField[] {
  return customFields
    .all(database)
    .filter(({ required, archivedAt }) => required && archivedAt === null)
    .map(({ id, name, category }) => ({
      id,
      name,
      categoryId: category === null ? null : (categories.find(database, category)?.id ?? null),
    }))
}

/** Asks once for each key. */
export function remembered<Key, Value>(ask: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    if (known.has(key)) return known.get(key) as Value
    const value = ask(key)
    known.set(key, value)
    return value
  }
}
