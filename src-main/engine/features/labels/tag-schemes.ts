import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { readTag, schemeLike, type TagScheme } from '../../../../src-shared/features/labels/tag-scheme.ts'
import type { TagSchemeFields } from '../../../../src-shared/features/labels/tags-contract.ts'
import { tagsProblems } from '../../../../src-shared/features/labels/tags-problems-contract.ts'
import { tagsText } from '../../../../src-shared/features/labels/tags-text.ts'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import { wasReplaced } from '../../database/new-replica.ts'
import type { TagSchemeRow } from '../../database/schema-labels.ts'
import { type SyncedRows, textIn } from '../../database/synced-rows.ts'
import type { Transaction } from '../../database/transaction.ts'
import { categories } from '../categories/categories.ts'
import { locations } from '../locations/locations.ts'
import { schemeHandedOut } from './tag-blocks-store.ts'
import {
  everyTagScheme,
  giveUpSchemeKey,
  insertTagScheme,
  lastStated,
  newestAssetTag,
  replicaId,
  tagSchemeById,
  tagSchemeByKey,
  updateTagScheme,
} from './tag-schemes-store.ts'

type Change = Partial<TagSchemeFields> & { archived?: boolean | undefined }

export const tagSchemes = {
  all: (database: Database): TagSchemeRow[] => everyTagScheme.all(database, {}),

  /** @throws TAG_SCHEME_UNKNOWN */
  named(database: Database, name: string): TagSchemeRow {
    const row = tagSchemeByKey.get(database, { key: foldedText(name) })
    if (row) return row
    const known = tagSchemes.all(database).map((one) => one.name)
    throw failure(tagsProblems, 'TAG_SCHEME_UNKNOWN', { scheme: name, known })
  },

  /**
   * The scheme that is meant where none is named: the only one that is bound to nothing; the first is made like the newest
   * tag.
   * @throws TAG_SCHEME_UNCLEAR
   */
  usual(tx: Transaction): TagSchemeRow {
    const inUse = tagSchemes.all(tx.database).filter(({ archived_at }) => archived_at === null)
    const free = inUse.filter(({ category_id, location_id }) => category_id === null && location_id === null)
    const [only, ...others] = free.length > 0 ? free : inUse
    if (only && others.length === 0) return only
    if (only) throw failure(tagsProblems, 'TAG_SCHEME_UNCLEAR', { schemes: inUse.map(({ name }) => name) })
    const like = schemeLike(newestAssetTag.get(tx.database, {})?.assetTag)
    return tagSchemes.make(tx, { name: freeName(tx), ...like, category: null, site: null })
  },

  /** @throws TAG_SCHEME_NAME_TAKEN, LOCATION_UNKNOWN */
  make(tx: Transaction, fields: TagSchemeFields): TagSchemeRow {
    const { database } = tx
    const key = foldedText(fields.name)
    if (tagSchemeByKey.get(database, { key }))
      throw failure(tagsProblems, 'TAG_SCHEME_NAME_TAKEN', { name: fields.name })
    const row: TagSchemeRow = {
      id: tx.newId(),
      site_id: 'org',
      name: fields.name,
      name_key: key,
      prefix: fields.prefix,
      width: fields.width,
      check_character: fields.checkCharacter,
      category_id: categoryOf(tx, fields.category),
      location_id: siteOf(database, fields.site),
      stated_last: 0,
      numbered_by: numberedHere(database),
      archived_at: null,
      merged_into: null,
      revision: 1,
    }
    insertTagScheme.run(database, row)
    noted(tx, row, {})
    return row
  },

  /** @throws TAG_SCHEME_UNKNOWN, TAG_SCHEME_NAME_TAKEN, TAG_SCHEME_IN_USE, LOCATION_UNKNOWN */
  change(tx: Transaction, name: string, { category, site, archived, ...fields }: Change): TagSchemeRow {
    const { database } = tx
    const before = tagSchemes.named(database, name)
    const after: TagSchemeRow = {
      ...before,
      name: fields.name ?? before.name,
      name_key: foldedText(fields.name ?? before.name),
      prefix: fields.prefix ?? before.prefix,
      width: fields.width ?? before.width,
      check_character: fields.checkCharacter ?? before.check_character,
      category_id: category === undefined ? before.category_id : categoryOf(tx, category),
      location_id: site === undefined ? before.location_id : siteOf(database, site),
      archived_at:
        archived === undefined ? before.archived_at : archived ? (before.archived_at ?? tx.at) : null,
    }
    const holder = tagSchemeByKey.get(database, { key: after.name_key })
    if (holder && holder.id !== before.id)
      throw failure(tagsProblems, 'TAG_SCHEME_NAME_TAKEN', { name: after.name })
    const isSame = (['prefix', 'width', 'check_character'] as const).every(
      (one) => before[one] === after[one],
    )
    if (!isSame && schemeHandedOut.get(database, { schemeId: before.id }))
      throw failure(tagsProblems, 'TAG_SCHEME_IN_USE', { name: before.name })
    return written(tx, before, after)
  },

  /**
   * Takes it from a person that a tag was the last one that was used; null: none was.
   * @throws TAG_SCHEME_UNKNOWN, TAG_NOT_OF_SCHEME, TAG_CHECK_WRONG
   */
  stateLast(tx: Transaction, name: string, lastTag: string | null): TagSchemeRow {
    const before = tagSchemes.named(tx.database, name)
    const stated_last = Math.max(
      tagSchemes.lastStated(tx.database, before),
      lastTag === null ? 0 : numberIn(before, lastTag),
    )
    return written(tx, before, { ...before, stated_last, numbered_by: replicaOf(tx.database) })
  },

  /** The last number that somebody said was used. */
  lastStated: (database: Database, { id }: TagSchemeRow): number =>
    lastStated.get(database, { id })?.number ?? 0,

  /** Whether it is uncertain which numbers were handed out. */
  rests: (database: Database, { numbered_by }: TagSchemeRow): boolean => numbered_by !== replicaOf(database),

  /** @throws TAG_NUMBERS_REST */
  assertCertain(database: Database, scheme: TagSchemeRow): void {
    if (tagSchemes.rests(database, scheme))
      throw failure(tagsProblems, 'TAG_NUMBERS_REST', { name: scheme.name })
  },
}

/** Where data was restored, an earlier scheme of this prefix may have handed out tags that are not known. */
const numberedHere = (database: Database) => (wasReplaced(database) ? '' : replicaOf(database))

/** The rules of a scheme. */
export const rulesOf = ({ prefix, width, check_character }: TagSchemeRow): TagScheme => ({
  prefix,
  width,
  checkCharacter: check_character,
})

/** What the keys of its tags begin with. */
export const prefixKeyOf = ({ prefix }: TagScheme) => identifierKey(`${prefix}0`).slice(0, -1)

export const replicaOf = (database: Database) => replicaId.get(database, {})?.id ?? ''

/** @throws TAG_NOT_OF_SCHEME, TAG_CHECK_WRONG */
function numberIn(scheme: TagSchemeRow, tag: string): number {
  const read = readTag(rulesOf(scheme), tag)
  if (read.kind === 'tag') return read.number
  if (read.kind === 'wrongCheckCharacter') throw failure(tagsProblems, 'TAG_CHECK_WRONG', { tag })
  throw failure(tagsProblems, 'TAG_NOT_OF_SCHEME', { tag, name: scheme.name })
}

/** A name that no scheme has, also none that is archived. */
function freeName({ database }: Transaction): string {
  const { usualScheme } = tagsText
  const isFree = (name: string) => !tagSchemeByKey.get(database, { key: foldedText(name) })
  if (isFree(usualScheme)) return usualScheme
  let count = 2
  while (!isFree(`${usualScheme} ${count}`)) count++
  return `${usualScheme} ${count}`
}

const categoryOf = (tx: Transaction, name: string | null) =>
  name === null ? null : categories.ensure(tx, name).id

const siteOf = (database: Database, path: string | null) =>
  path === null ? null : locations.get(database, path).id

function written(tx: Transaction, before: TagSchemeRow, after: TagSchemeRow): TagSchemeRow {
  const row = { ...after, revision: before.revision + 1 }
  if (!noted(tx, row, recorded(before))) return before
  updateTagScheme.run(tx.database, row)
  return row
}

/** @returns whether anything is otherwise now */
function noted(tx: Transaction, row: TagSchemeRow, before: Record<string, JsonValue>): boolean {
  const { id, site_id: siteId, revision } = row
  tx.touch('labels')
  return Object.keys(tx.record('tagScheme', { id, siteId, revision }, before, recorded(row))).length > 0
}

const recorded = (row: TagSchemeRow): Record<string, JsonValue> => ({
  name: row.name,
  prefix: row.prefix,
  width: row.width,
  checkCharacter: row.check_character,
  categoryId: row.category_id,
  locationId: row.location_id,
  statedLast: row.stated_last,
  numberedBy: row.numbered_by,
  archivedAt: row.archived_at,
  mergedInto: row.merged_into,
})

/** Schemes as a sync writes them. For whose numbers a scheme is certain, each laptop knows of itself. */
export const syncedSchemes: SyncedRows = {
  recorded: (database, id) => {
    const row = tagSchemeById.get(database, { id })
    return row && recorded(row)
  },
  write: (tx, { id, siteId, values }) => {
    const { database } = tx
    const before = tagSchemeById.get(database, { id })
    const name = textIn(values, 'name') ?? ''
    const mergedInto = textIn(values, 'mergedInto')
    const key = mergedInto === null ? foldedText(name) : ` ${id}`
    const holder = tagSchemeByKey.get(database, { key })
    if (holder && holder.id !== id) giveUpSchemeKey.run(database, { id: holder.id })
    const row: TagSchemeRow = {
      id,
      site_id: siteId,
      name,
      name_key: key,
      prefix: textIn(values, 'prefix') ?? '',
      width: Number(values.width),
      check_character: textIn(values, 'checkCharacter') as TagSchemeRow['check_character'],
      category_id: textIn(values, 'categoryId'),
      location_id: textIn(values, 'locationId'),
      stated_last: Number(values.statedLast ?? 0),
      numbered_by: before?.numbered_by ?? numberedHere(database),
      archived_at: textIn(values, 'archivedAt'),
      merged_into: mergedInto,
      revision: (before?.revision ?? 0) + 1,
    }
    if (before) updateTagScheme.run(database, row)
    else insertTagScheme.run(database, row)
    tx.touch('labels')
  },
}
