import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { lastNumberOf, readTag, tagOf } from '../../../../src-shared/features/labels/tag-scheme.ts'
import { tagsProblems } from '../../../../src-shared/features/labels/tags-problems-contract.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { TagBlockRow, TagSchemeRow } from '../../database/schema-labels.ts'
import type { Transaction } from '../../database/transaction.ts'
import { highestNumber } from './highest-number.ts'
import { blockTag, insertBlockTag, insertTagBlock, tagBlockById, takenKey } from './tag-blocks-store.ts'
import { tagLeases } from './tag-leases.ts'
import { replicaOf, rulesOf, tagSchemes } from './tag-schemes.ts'

export interface NewBlock {
  scheme?: string | undefined
  count: number
  note?: string | undefined
}

export const tagBlocks = {
  /** @throws TAG_BLOCK_UNKNOWN */
  get(database: Database, blockId: string): Omit<TagBlockRow, 'n'> {
    const block = tagBlockById.get(database, { id: blockId })
    if (!block) throw failure(tagsProblems, 'TAG_BLOCK_UNKNOWN', { blockId })
    return block
  },

  /** Whether a tag was handed out by a block. @param key as `identifierKey` folds it */
  holds: (database: Database, key: string): boolean => blockTag.get(database, { key }) !== undefined,

  /**
   * Hands out the next tags of a scheme. Committed, they are never handed out again, whatever becomes of them.
   * @throws TAG_SCHEME_UNKNOWN, TAG_SCHEME_UNCLEAR, TAG_SCHEME_ARCHIVED, TAG_SCHEME_EXHAUSTED, TAG_BLOCK_EMPTY,
   * TAG_NUMBERS_REST
   */
  make(tx: Transaction, { scheme: name, count, note }: NewBlock): Omit<TagBlockRow, 'n'> {
    const scheme = name === undefined ? tagSchemes.usual(tx) : tagSchemes.named(tx.database, name)
    if (scheme.archived_at !== null) throw failure(tagsProblems, 'TAG_SCHEME_ARCHIVED', { name: scheme.name })
    const isLeased = tagLeases.areUsed(tx.database)
    const hasLeases = isLeased && !tagLeases.freeNumbers(tx.database, scheme).next().done
    if (!hasLeases) tagSchemes.assertCertain(tx.database, scheme)
    const numbers = [...nextNumbers(tx.database, scheme, count)]
    if (numbers.length < count)
      throw failure(tagsProblems, isLeased ? 'TAG_BLOCK_EMPTY' : 'TAG_SCHEME_EXHAUSTED', {
        name: scheme.name,
        left: numbers.length,
      })
    const tags = numbers.map((number) => ({ number, tag: tagOf(rulesOf(scheme), number) }))
    const block = {
      id: tx.newId(),
      site_id: 'org',
      scheme_id: scheme.id,
      count,
      first_tag: tags.at(0)?.tag ?? '',
      last_tag: tags.at(-1)?.tag ?? '',
      note: note === undefined || note === '' ? null : note,
      tags: JSON.stringify(tags.map(({ number, tag }) => [number, tag])),
      replica_id: replicaOf(tx.database),
      actor_id: tx.actorId,
      at: tx.at,
    }
    insertTagBlock.run(tx.database, block)
    for (const { number, tag } of tags)
      insertBlockTag.run(tx.database, {
        tag_key: identifierKey(tag),
        asset_tag: tag,
        block_id: block.id,
        number,
      })
    tx.touch('labels')
    return block
  },

  /** The tag that a scheme hands out next; null where it has no number left. */
  next(database: Database, scheme: TagSchemeRow): string | null {
    const [number] = nextNumbers(database, scheme, 1)
    return number === undefined ? null : tagOf(rulesOf(scheme), number)
  },
}

/** The next numbers of a scheme: of those that the server leased, where this laptop takes part in a sync. */
function nextNumbers(database: Database, scheme: TagSchemeRow, count: number): Iterable<number> {
  return tagLeases.areUsed(database)
    ? tagLeases.freeNumbers(database, scheme, count)
    : freeNumbers(database, scheme, count)
}

/** The next numbers of a scheme: after every tag of its form that is known, whoever brought it, and after what was stated. */
function* freeNumbers(database: Database, scheme: TagSchemeRow, count: number): Generator<number> {
  const rules = rulesOf(scheme)
  const last = lastNumberOf(rules)
  let number = Math.max(tagSchemes.lastStated(database, scheme), highestNumber(database, rules))
  for (let found = 0; found < count && number < last; ) {
    number++
    if (takenKey.get(database, { key: identifierKey(tagOf(rules, number)) })) continue
    found++
    yield number
  }
}

/** What a scheme makes of a code, once it is in use. */
export const readByScheme = (scheme: TagSchemeRow, code: string) => readTag(rulesOf(scheme), code)
