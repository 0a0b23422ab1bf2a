import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { AuditPlace } from '../../../../src-shared/features/audits/audits-message.ts'
import { type AuditTally, noPlace, type PlaceProgress } from '../../../../src-shared/features/audits/tally.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import { statement } from '../../database/statement.ts'
import { audits } from './audits.ts'
import { lastMarks, placesOf } from './audits-store.ts'
import { tallyOf } from './audits-tally.ts'

/** The places that something was scanned in beside those that an audit has frozen. */
const otherPlaces = statement<{ auditId: string }, { placeId: string; path: string }>(
  (value) => sql`SELECT id AS "placeId", path FROM location WHERE id IN (
      SELECT place_id FROM scan WHERE audit_id = ${value('auditId')}
      EXCEPT SELECT place_id FROM audit_place WHERE audit_id = ${value('auditId')})
    ORDER BY path_key`,
)

interface Places {
  places: AuditPlace[]
  /** of what is expected nowhere in particular */
  elsewhere: PlaceProgress | null
}

/**
 * The places of an audit in order of path; of one that is not of a location also those that something was scanned in.
 * A blind audit does not say what it expects, nor where, unless its places follow from its location.
 */
export function auditPlaces(
  database: Database,
  audit: AuditRow,
  tally: AuditTally = tallyOf(database, audit.id),
): Places {
  const auditId = audit.id
  const isHidden = audits.isHidden(database, audit)
  const marks = new Map(lastMarks.all(database, { auditId }).map((mark) => [mark.placeId, mark]))
  const frozen = placesOf.all(database, { auditId })
  const others = audit.scope_kind === 'location' ? [] : otherPlaces.all(database, { auditId })
  const isTold = (placeId: string) =>
    !isHidden || audit.scope_kind === 'location' || tally.stateOf(placeId) !== 'notStarted'
  const elsewhere = tally.place(noPlace)
  return {
    places: [...frozen, ...others]
      .filter(({ placeId }) => isTold(placeId))
      .map(({ placeId, path }) => ({
        locationId: placeId,
        path,
        ...(isHidden ? { expected: null, seen: null } : tally.place(placeId)),
        counted: tally.isCounted(placeId),
        state: tally.stateOf(placeId),
        reason: tally.stateOf(placeId) === 'inaccessible' ? (marks.get(placeId)?.reason ?? null) : null,
      })),
    elsewhere: isHidden || elsewhere.expected === 0 ? null : elsewhere,
  }
}
