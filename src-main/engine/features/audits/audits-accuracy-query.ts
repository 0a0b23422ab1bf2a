import type { Database } from 'better-sqlite3'
import { sumOfParts, valuesOf } from '../../../../src-shared/features/audits/accuracy.ts'
import type { AccuracyView } from '../../../../src-shared/features/audits/after-contract.ts'
import { noPlace } from '../../../../src-shared/features/audits/tally.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import { comparisonOf } from './audits-comparison-query.ts'
import { expectedLines, partsByPlace } from './audits-expected-query.ts'
import { placesOf } from './audits-store.ts'
import { tallyOf } from './audits-tally.ts'

/** How accurate the list of an audit was, and what changed since the one before, as it stands. */
export function accuracyOf(database: Database, audit: AuditRow): AccuracyView {
  const lines = expectedLines(database, audit.id, tallyOf(database, audit.id))
  const partsIn = partsByPlace(lines)
  const elsewhere = partsIn(noPlace)
  return {
    places: placesOf
      .all(database, { auditId: audit.id })
      .map(({ placeId, path }) => ({ place: path, parts: partsIn(placeId) })),
    elsewhere: sumOfParts(elsewhere) > 0 ? elsewhere : null,
    values: valuesOf(lines),
    previous: comparisonOf(database, audit, lines),
  }
}
