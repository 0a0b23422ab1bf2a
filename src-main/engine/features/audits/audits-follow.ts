import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { afterProblems } from '../../../../src-shared/features/audits/after-problems-contract.ts'
import type { ItemKind } from '../../../../src-shared/features/audits/reconcile.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import { people } from '../people/people.ts'
import { audits } from './audits.ts'
import { itemsOf } from './audits-items.ts'
import { originOf } from './audits-links-store.ts'
import { standOf, stateOf } from './audits-tally.ts'

/** What differs between list and shelf, and is an asset: what somebody else would count anew. */
const differences: readonly ItemKind[] = ['missing', 'misplaced', 'unexpected', 'seenTwice']

/**
 * What stayed missing in an audit that is closed.
 * @returns ids of assets
 * @throws FOLLOW_UP_TOO_EARLY, NOTHING_FOLLOWS, NOTHING_MISSING
 */
export function stayedMissing(database: Database, origin: AuditRow): string[] {
  const state = stateOf(database, origin.id)
  if (state === 'abandoned') throw failure(afterProblems, 'NOTHING_FOLLOWS', naming(origin))
  if (state !== 'closed') throw failure(afterProblems, 'FOLLOW_UP_TOO_EARLY', naming(origin))
  const missing = assetsOf(database, origin, ['missing'])
  if (missing.length === 0) throw failure(afterProblems, 'NOTHING_MISSING', naming(origin))
  return missing
}

/**
 * What differed in an audit whose counting has ended, to be counted anew by somebody else.
 * @returns ids of assets
 * @throws RECOUNT_TOO_EARLY, NOTHING_FOLLOWS, NOTHING_DIFFERS
 */
export function differed(database: Database, origin: AuditRow): string[] {
  const state = stateOf(database, origin.id)
  if (state === 'abandoned') throw failure(afterProblems, 'NOTHING_FOLLOWS', naming(origin))
  if (state === 'counting') throw failure(afterProblems, 'RECOUNT_TOO_EARLY', naming(origin))
  const differing = assetsOf(database, origin, differences)
  if (differing.length === 0) throw failure(afterProblems, 'NOTHING_DIFFERS', naming(origin))
  return differing
}

/**
 * Sees to it that an audit that counts another anew is counted by nobody who scanned in that.
 * @throws COUNTED_BEFORE
 */
export function assertAnotherCounts(database: Database, audit: AuditRow, personId: string): void {
  const origin = originOf.get(database, { auditId: audit.id })
  if (origin?.kind === 'recount') assertDidNotScan(database, audits.get(database, origin.id), personId)
}

/** @throws COUNTED_BEFORE where somebody scanned in an audit, or in one that it counted anew */
export function assertDidNotScan(database: Database, audit: AuditRow, personId: string): void {
  const { scanners } = standOf(database, audit.id)
  if ([...scanners].some((id) => (people.byId(database, id)?.id ?? id) === personId)) {
    const person = people.byId(database, personId)?.name ?? ''
    throw failure(afterProblems, 'COUNTED_BEFORE', { person, name: audit.name })
  }
  assertAnotherCounts(database, audit, personId)
}

function assetsOf(database: Database, { id }: AuditRow, kinds: readonly ItemKind[]): string[] {
  return itemsOf(database, id).flatMap(({ kind, assetId }) =>
    assetId !== null && kinds.includes(kind) ? [assetId] : [],
  )
}

/** An audit as a failure names it. */
const naming = ({ id, name }: AuditRow) => ({ auditId: id, name })
