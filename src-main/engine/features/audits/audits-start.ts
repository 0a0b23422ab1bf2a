import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { afterText } from '../../../../src-shared/features/audits/after-text.ts'
import type { AuditLink } from '../../../../src-shared/features/audits/audit-link.ts'
import { auditsProblems } from '../../../../src-shared/features/audits/audits-problems-contract.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets } from '../assets/assets.ts'
import { categories } from '../categories/categories.ts'
import { locations } from '../locations/locations.ts'
import { people } from '../people/people.ts'
import { audits } from './audits.ts'
import { noteBlindCounter } from './audits-blind.ts'
import { frozenCaptures } from './audits-captures.ts'
import { assertDidNotScan, differed, stayedMissing } from './audits-follow.ts'
import {
  awayOf,
  freezeExpected,
  freezeListed,
  freezeLost,
  freezePlacesBelow,
  freezePlacesOfExpected,
} from './audits-freeze-store.ts'
import { insertLink } from './audits-links-store.ts'
import { insertAudit } from './audits-store.ts'

/** What an audit is to be of; one of the first six is given. */
export interface StartOrder {
  /** id or path */
  location?: string | undefined
  /** name or id */
  category?: string | undefined
  /** name or id of a person */
  custodian?: string | undefined
  /** codes; blank ones are left out */
  list?: string[] | undefined
  /** id of an audit: what stayed missing in it */
  followUp?: string | undefined
  /** id of an audit: what differed in it */
  recount?: string | undefined
  name?: string | undefined
  blind: boolean
}

type Scope = Pick<
  AuditRow,
  'site_id' | 'scope_kind' | 'location_id' | 'category_id' | 'custodian_id' | 'scope'
> & { listed: string[]; link: { kind: AuditLink; of: AuditRow } | null }

const nothing = { location_id: null, category_id: null, custodian_id: null, listed: [], link: null }
const shownCodes = 10

/**
 * Starts an audit and freezes its places and what it expects in them.
 * @throws LOCATION_UNKNOWN, SCOPE_UNKNOWN, LIST_UNCLEAR, AUDIT_EMPTY, AUDIT_UNKNOWN, AUDIT_BLIND, FOLLOW_UP_TOO_EARLY,
 *   RECOUNT_TOO_EARLY, NOTHING_FOLLOWS, NOTHING_MISSING, NOTHING_DIFFERS, COUNTED_BEFORE
 */
export function startAudit(
  tx: Transaction,
  order: StartOrder,
): { audit: AuditRow; expected: number; away: number; lost: number } {
  const { listed, link, ...scope } = scopeOf(tx, order)
  const audit: AuditRow = {
    id: tx.newId(),
    ...scope,
    name: order.name || usualName(scope.scope, link, tx.at),
    blind: order.blind || link?.kind === 'recount' ? 1 : 0,
    captures: frozenCaptures(tx.database),
    started_at: tx.at,
    started_by: tx.actorId,
  }
  insertAudit.run(tx.database, audit)
  noteBlindCounter(tx, audit)
  if (link)
    insertLink.run(tx.database, {
      audit_id: audit.id,
      of_id: link.of.id,
      kind: link.kind,
      site_id: audit.site_id,
    })
  const { expected, lost } = freeze(tx.database, audit, listed)
  // What was marked lost at the close is not expected any more, and sought all the same.
  if (expected === 0 && (link === null || lost === 0))
    throw failure(auditsProblems, 'AUDIT_EMPTY', { location: scope.scope })
  tx.touch('audits')
  return { audit, expected, away: awayOf.all(tx.database, { auditId: audit.id }).length, lost }
}

function freeze(database: Database, audit: AuditRow, listed: string[]): { expected: number; lost: number } {
  const frozen = { expected: 0, lost: 0 }
  const auditId = audit.id
  const { scope_kind, location_id, category_id, custodian_id } = audit
  if (location_id !== null) freezePlacesBelow.run(database, { auditId, locationId: location_id })
  if (scope_kind === 'list') {
    for (const assetId of listed) {
      frozen.expected += freezeListed.expected.run(database, { auditId, assetId })
      frozen.lost += freezeListed.lost.run(database, { auditId, assetId })
    }
  } else {
    const scopeId = location_id ?? category_id ?? custodian_id ?? ''
    frozen.expected = freezeExpected[scope_kind].run(database, { auditId, scopeId })
    frozen.lost = freezeLost[scope_kind].run(database, { auditId, scopeId })
  }
  if (location_id === null) freezePlacesOfExpected.run(database, { auditId })
  return frozen
}

function scopeOf(tx: Transaction, { location, category, custodian, list, ...after }: StartOrder): Scope {
  const { database } = tx
  if (location !== undefined) {
    const { id, path, site_id } = locations.get(database, location)
    return { ...nothing, site_id, scope_kind: 'location', location_id: id, scope: path }
  }
  if (category !== undefined) {
    const found = categories.table.surviving(database, categories.table.row(database, category))
    const { id, name } = found ?? categories.find(database, category) ?? unknown('category', category)
    return { ...nothing, site_id: 'org', scope_kind: 'category', category_id: id, scope: name }
  }
  if (custodian !== undefined) {
    const found = people.byId(database, custodian) ?? people.byName(database, custodian)
    const { id, name } = found ?? unknown('custodian', custodian)
    return { ...nothing, site_id: 'org', scope_kind: 'custodian', custodian_id: id, scope: name }
  }
  if (after.followUp !== undefined) return followUpOf(database, after.followUp)
  if (after.recount !== undefined) return recountOf(tx, after.recount)
  const listed = listedAssets(database, list ?? [])
  return { ...nothing, site_id: 'org', scope_kind: 'list', scope: auditsText.listOf(listed.length), listed }
}

function usualName(scope: string, link: Scope['link'], at: string): string {
  if (link === null) return `${scope}, ${at.slice(0, 10)}`
  return link.kind === 'followUp' ? afterText.followUpName(link.of.name) : afterText.recountName(link.of.name)
}

function followUpOf(database: Database, auditId: string): Scope {
  const of = audits.shown(database, auditId)
  const listed = stayedMissing(database, of)
  const scope = afterText.followUpScope(of.name, listed.length)
  return {
    ...nothing,
    site_id: of.site_id,
    scope_kind: 'list',
    scope,
    listed,
    link: { kind: 'followUp', of },
  }
}

function recountOf(tx: Transaction, auditId: string): Scope {
  const of = audits.shown(tx.database, auditId)
  const listed = differed(tx.database, of)
  assertDidNotScan(tx.database, of, tx.actorId)
  const scope = afterText.recountScope(of.name, listed.length)
  return { ...nothing, site_id: of.site_id, scope_kind: 'list', scope, listed, link: { kind: 'recount', of } }
}

function unknown(kind: string, name: string): never {
  throw failure(auditsProblems, 'SCOPE_UNKNOWN', { kind, name })
}

/** The assets that the codes of a list mean; each once, blank lines left out. */
function listedAssets(database: Database, list: string[]): string[] {
  const found = new Set<string>()
  const unknown: string[] = []
  const ambiguous: string[] = []
  for (const code of list) {
    const key = identifierKey(code)
    if (key === '') continue
    const [match, another] = assets.matching(database, key)
    if (!match) unknown.push(code.trim())
    else if (another) ambiguous.push(code.trim())
    else found.add(match.id)
  }
  if (unknown.length + ambiguous.length > 0)
    throw failure(auditsProblems, 'LIST_UNCLEAR', {
      unknown: unknown.slice(0, shownCodes),
      ambiguous: ambiguous.slice(0, shownCodes),
      unknownCount: unknown.length,
      ambiguousCount: ambiguous.length,
    })
  return [...found]
}
