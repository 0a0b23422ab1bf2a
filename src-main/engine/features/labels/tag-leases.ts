import type { Database } from 'better-sqlite3'
import { blocksWanted, isLow, leaseSize } from '../../../../src-shared/features/labels/tag-lease.ts'
import { tagOf } from '../../../../src-shared/features/labels/tag-scheme.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { LeaseRequest } from '../../../../src-shared/sync/protocol.ts'
import type { TagLeaseRow, TagSchemeRow } from '../../database/schema-labels.ts'
import type { Transaction } from '../../database/transaction.ts'
import { highestNumber } from './highest-number.ts'
import { takenKey } from './tag-blocks-store.ts'
import {
  answerLease,
  endAsking,
  insertLease,
  isEnrolled,
  largestBlock,
  leasesOfForm,
} from './tag-leases-store.ts'
import { prefixKeyOf, replicaOf, rulesOf, tagSchemes } from './tag-schemes.ts'

/** What a laptop asks the server for, but for who asks. */
export type WantedLease = Omit<LeaseRequest, 'epoch' | 'replicaId'>

/** The numbers that a laptop which takes part in a sync hands out: those that the server leased to it, and no others. */
export const tagLeases = {
  /** Whether numbers come from the server here. */
  areUsed: (database: Database): boolean => isEnrolled.get(database, {}) !== undefined,

  /** The numbers of a scheme that this replica may still hand out, the lowest first. @param most so many of them */
  *freeNumbers(database: Database, scheme: TagSchemeRow, most = Number.POSITIVE_INFINITY): Generator<number> {
    let found = 0
    for (const lease of ownLeases(database, scheme))
      for (const number of freeIn(database, scheme, lease)) {
        if (found++ >= most) return
        yield number
      }
  },

  /** How many numbers of a scheme are left to hand out, and whether that is a fifth or less. */
  standing(database: Database, scheme: TagSchemeRow): { left: number; isLow: boolean } {
    const left = [...tagLeases.freeNumbers(database, scheme)].length
    return { left, isLow: isLow(left, sizeOf(database, scheme)) }
  },

  /**
   * What is to be asked for so that two blocks of each scheme in use wait; what was asked for and not answered is asked for
   * again. Of a scheme that rests nothing, until somebody stated the last tag or the server leased some before.
   */
  want(tx: Transaction): WantedLease[] {
    const { database } = tx
    return tagSchemes
      .all(database)
      .filter((scheme) => scheme.archived_at === null && isCertain(database, scheme))
      .flatMap((scheme) => wantedOf(tx, scheme))
  },

  /** Takes in what the server leased. @param lease null: there are no numbers left */
  take(tx: Transaction, leaseId: string, lease: { first: number; last: number } | null): void {
    if (lease) answerLease.run(tx.database, { id: leaseId, ...lease })
    else endAsking.run(tx.database, { id: leaseId })
    tx.touch('labels')
  },
}

const formOf = (scheme: TagSchemeRow) => {
  const { width, check_character } = scheme
  return { prefix_key: prefixKeyOf(rulesOf(scheme)), width, check_character }
}

const sizeOf = (database: Database, scheme: TagSchemeRow) =>
  leaseSize(rulesOf(scheme), largestBlock.get(database, { schemeId: scheme.id })?.count ?? 0)

/** Those of another replica rest: it is not known here what it handed out. */
const ownLeases = (database: Database, scheme: TagSchemeRow) =>
  leasesOfForm.all(database, formOf(scheme)).filter(({ replica_id }) => replica_id === replicaOf(database))

function* freeIn(database: Database, scheme: TagSchemeRow, { first, last }: TagLeaseRow): Generator<number> {
  if (first === null || last === null) return
  const rules = rulesOf(scheme)
  for (let number = Math.max(first, tagSchemes.lastStated(database, scheme) + 1); number <= last; number++)
    if (!takenKey.get(database, { key: identifierKey(tagOf(rules, number)) })) yield number
}

function isCertain(database: Database, scheme: TagSchemeRow): boolean {
  return !tagSchemes.rests(database, scheme) || leasesOfForm.get(database, formOf(scheme)) !== undefined
}

function wantedOf(tx: Transaction, scheme: TagSchemeRow): WantedLease[] {
  const { database } = tx
  const form = formOf(scheme)
  const own = ownLeases(database, scheme)
  const asked = own.filter(({ first }) => first === null)
  const standing = own.flatMap((lease) => {
    const { first, last } = lease
    if (first === null || last === null) return []
    return [{ size: last - first + 1, left: [...freeIn(database, scheme, lease)].length }]
  })
  const count = sizeOf(database, scheme)
  for (let more = blocksWanted(standing) - asked.length; more > 0; more--) {
    const lease = { ...form, id: tx.newId(), count, replica_id: replicaOf(database), at: tx.at }
    insertLease.run(database, lease)
    asked.push({ ...lease, first: null, last: null })
  }
  const leased = leasesOfForm.all(database, form).map(({ last }) => last ?? 0)
  const highest = Math.max(
    tagSchemes.lastStated(database, scheme),
    highestNumber(database, rulesOf(scheme)),
    ...leased,
  )
  const { prefix_key: prefix, width, check_character: checkCharacter } = form
  return asked.map((lease) => ({
    leaseId: lease.id,
    form: { prefix, width, checkCharacter },
    count: lease.count,
    highest,
  }))
}
