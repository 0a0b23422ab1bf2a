import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { type AuditProgress, auditsProblems } from '../../../../src-shared/features/audits/audits-contract.ts'
import type { AuditRow, LocationRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { locations } from '../locations/locations.ts'
import {
  auditById,
  freezeExpected,
  freezePlaces,
  frozenAs,
  insertAudit,
  insertPlaceMark,
  insertVoid,
  placeOf,
  placesOf,
  scanById,
  voidOf,
} from './audits-store.ts'
import { tallyOf } from './audits-tally.ts'

export const audits = {
  /** @throws AUDIT_UNKNOWN */
  get(database: Database, auditId: string): AuditRow {
    const audit = auditById.get(database, { id: auditId })
    if (!audit) throw failure(auditsProblems, 'AUDIT_UNKNOWN', { auditId })
    return audit
  },

  /**
   * Starts an audit of a location and all below it, and freezes its places and what it expects in them.
   * @param location id or path
   * @throws LOCATION_UNKNOWN, AUDIT_EMPTY
   */
  start(tx: Transaction, location: string, name: string | undefined): { audit: AuditRow; expected: number } {
    const { id: locationId, path, site_id } = locations.get(tx.database, location)
    const audit: AuditRow = {
      id: tx.newId(),
      site_id,
      name: name || `${path}, ${tx.at.slice(0, 10)}`,
      location_id: locationId,
      scope: path,
      started_at: tx.at,
      started_by: tx.actorId,
    }
    insertAudit.run(tx.database, audit)
    freezePlaces.run(tx.database, { auditId: audit.id, locationId })
    const expected = freezeExpected.run(tx.database, { auditId: audit.id })
    if (expected === 0) throw failure(auditsProblems, 'AUDIT_EMPTY', { location: path })
    tx.touch('audits')
    return { audit, expected }
  },

  /** Undoes a scan by a fact of its own. Undoing it again changes nothing. */
  voidScan(tx: Transaction, audit: AuditRow, scanId: string): void {
    const scan = scanById.get(tx.database, { id: scanId })
    if (!scan || scan.audit_id !== audit.id) throw failure(auditsProblems, 'SCAN_UNKNOWN', { scanId })
    if (voidOf.get(tx.database, { scanId })) return
    const { id: audit_id, site_id } = audit
    insertVoid.run(tx.database, {
      id: tx.newId(),
      site_id,
      scan_id: scanId,
      audit_id,
      actor_id: tx.actorId,
      at: tx.at,
    })
    tx.touch('audits')
  },

  /**
   * Marks places, each with all below it that belongs to the audit, as counted or as open again.
   * @param places ids or paths; undefined: every place of the audit
   * @returns how many places changed
   * @throws LOCATION_UNKNOWN, PLACE_NOT_IN_AUDIT
   */
  markCounted(tx: Transaction, audit: AuditRow, places: string[] | undefined, counted: boolean): number {
    const tally = tallyOf(tx.database, audit.id)
    const chosen = new Set(
      places
        ? places.flatMap((place) => placesBelow(tx.database, audit, place))
        : allPlaces(tx.database, audit),
    )
    const changing = [...chosen].filter((placeId) => tally.isCounted(placeId) !== counted)
    for (const placeId of changing) {
      insertPlaceMark.run(tx.database, {
        id: tx.newId(),
        site_id: audit.site_id,
        audit_id: audit.id,
        place_id: placeId,
        counted: counted ? 1 : 0,
        actor_id: tx.actorId,
        at: tx.at,
      })
    }
    tx.touch('audits')
    return changing.length
  },

  /** How far an audit is, after what was committed last; of one place too, if it is named by id or path. */
  progress(database: Database, auditId: string, place: string | undefined): AuditProgress {
    const tally = tallyOf(database, auditId)
    const locationId = place === undefined ? null : locations.asFrozen(database, place).id
    return {
      counts: tally.counts(),
      place:
        locationId === null
          ? null
          : { locationId, ...tally.place(locationId), counted: tally.isCounted(locationId) },
    }
  },
}

/** The place that an audit has frozen for a location: itself, or what was merged into it since. */
export function frozenPlaceOf(
  database: Database,
  { id: auditId }: AuditRow,
  { id }: LocationRow,
): { placeId: string; path: string } | undefined {
  return frozenAs.get(database, { auditId, id })
}

const allPlaces = (database: Database, audit: AuditRow) =>
  placesOf.all(database, { auditId: audit.id }).map(({ placeId }) => placeId)

function placesBelow(database: Database, audit: AuditRow, place: string): string[] {
  const location = locations.asFrozen(database, place)
  const isPlace = (placeId: string) => placeOf.get(database, { auditId: audit.id, placeId }) !== undefined
  if (!isPlace(location.id)) {
    throw failure(auditsProblems, 'PLACE_NOT_IN_AUDIT', { place: location.path, scope: audit.scope })
  }
  const below = locations.subtree(database, location.id).map(({ id }) => id)
  return [location.id, ...below].filter(isPlace)
}
