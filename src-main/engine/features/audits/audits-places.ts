import { failure } from '../../../../src-shared/contract/problems.ts'
import { auditsProblems } from '../../../../src-shared/features/audits/audits-problems-contract.ts'
import { canBecome, type MarkedState } from '../../../../src-shared/features/audits/coverage.ts'
import { noPlace } from '../../../../src-shared/features/audits/tally.ts'
import { rankAfter } from '../../../../src-shared/sync/rank.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import { locations } from '../locations/locations.ts'
import { insertPlaceMark, latestMark, placeOf, placesOf } from './audits-store.ts'
import { tallyOf } from './audits-tally.ts'

/**
 * Marks places, each with all below it that belongs to the audit, as counted or as open again.
 * @param places ids or paths; undefined: every place of the audit
 * @returns how many places changed
 * @throws LOCATION_UNKNOWN, PLACE_NOT_IN_AUDIT
 */
export function markCounted(
  tx: Transaction,
  audit: AuditRow,
  places: string[] | undefined,
  counted: boolean,
): number {
  const tally = tallyOf(tx.database, audit.id)
  const chosen = chosenPlaces(tx, audit, places).all
  const changing = chosen.filter((placeId) => tally.isCounted(placeId) !== counted)
  return write(tx, audit, changing, counted ? 'counted' : 'inProgress', null)
}

/**
 * Says how far places are, each with all below it.
 * @param places ids or paths; undefined: every place of the audit
 * @returns how many places changed
 * @throws LOCATION_UNKNOWN, PLACE_NOT_IN_AUDIT, PLACE_STATE_REFUSED for one that is named, REASON_MISSING
 */
export function markPlaces(
  tx: Transaction,
  audit: AuditRow,
  places: string[] | undefined,
  state: MarkedState,
  reason: string | undefined,
): number {
  if (state === 'inaccessible' && reason === undefined) throw failure(auditsProblems, 'REASON_MISSING', {})
  const tally = tallyOf(tx.database, audit.id)
  const { named, all } = chosenPlaces(tx, audit, places)
  for (const placeId of named) {
    const from = tally.stateOf(placeId)
    const place = locations.byId(tx.database, placeId)?.path ?? ''
    if (from !== state && !canBecome(from, state))
      throw failure(auditsProblems, 'PLACE_STATE_REFUSED', { place, from, to: state })
  }
  const changing = all.filter((placeId) => canBecome(tally.stateOf(placeId), state))
  return write(tx, audit, changing, state, state === 'inaccessible' ? (reason ?? null) : null)
}

function write(
  tx: Transaction,
  audit: AuditRow,
  placeIds: string[],
  state: MarkedState,
  reason: string | null,
): number {
  const rank = rankAfter(tx.at, latestMark.get(tx.database, { auditId: audit.id })?.rank ?? null)
  for (const placeId of placeIds) {
    insertPlaceMark.run(tx.database, {
      id: tx.newId(),
      site_id: audit.site_id,
      audit_id: audit.id,
      place_id: placeId === noPlace ? null : placeId,
      state,
      reason,
      actor_id: tx.actorId,
      at: tx.at,
      rank,
    })
  }
  tx.touch('audits')
  return placeIds.length
}

/** What is expected nowhere in particular is marked with all places alone. */
function chosenPlaces(
  tx: Transaction,
  audit: AuditRow,
  places: string[] | undefined,
): { named: string[]; all: string[] } {
  if (!places) {
    const every = placesOf.all(tx.database, { auditId: audit.id }).map(({ placeId }) => placeId)
    const elsewhere = tallyOf(tx.database, audit.id).place(noPlace).expected > 0 ? [noPlace] : []
    return { named: [], all: [...every, ...elsewhere] }
  }
  const chosen = places.map((place) => placesBelow(tx, audit, place))
  return {
    named: chosen.flatMap(({ named }) => named),
    all: [...new Set(chosen.flatMap(({ all }) => all))],
  }
}

function placesBelow(tx: Transaction, audit: AuditRow, place: string): { named: string[]; all: string[] } {
  const location = locations.asFrozen(tx.database, place)
  const isPlace = (placeId: string) => placeOf.get(tx.database, { auditId: audit.id, placeId }) !== undefined
  const below = locations.subtree(tx.database, location.id).map(({ id }) => id)
  const all = [...new Set([location.id, ...below])].filter(isPlace)
  const named = all.filter((id) => id === location.id)
  if (all.length === 0 || (named.length === 0 && audit.scope_kind === 'location'))
    throw failure(auditsProblems, 'PLACE_NOT_IN_AUDIT', { place: location.path, scope: audit.scope })
  return { named, all }
}
