import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import {
  inSearchOrder,
  type SoughtAsset,
  type SoughtRoom,
} from '../../../../src-shared/features/audits/search-again.ts'
import { statement } from '../../database/statement.ts'
import { people } from '../people/people.ts'
import { expectedLines } from './audits-expected-query.ts'
import { description, pathOfPlace } from './audits-query.ts'
import { tallyOf } from './audits-tally.ts'

type Known = Pick<SoughtAsset, 'assetId' | 'description' | 'checkedOutTo' | 'owner'>

/** What the register says of what an audit expected. */
const knownOfExpected = statement<{ auditId: string }, Known>(
  (value) => sql`
    SELECT asset.id AS "assetId", ${description} AS description,
      CASE asset.checked_out_kind
        WHEN 'person' THEN (SELECT ${people.shownName('holder')} FROM person AS holder WHERE holder.id = asset.checked_out_id)
        WHEN 'location' THEN (SELECT path FROM location WHERE id = asset.checked_out_id)
        WHEN 'asset' THEN (SELECT asset_tag FROM asset AS holder WHERE holder.id = asset.checked_out_id)
      END AS "checkedOutTo",
      (SELECT ${people.shownName('person')} FROM person WHERE person.id = asset.owner_id) AS owner
    FROM audit_expected JOIN asset ON asset.id = audit_expected.asset_id
    WHERE audit_expected.audit_id = ${value('auditId')}`,
)
/** The last scan of an asset that stands, of whichever audit: audit by audit, as scans are found by audit and asset. */
const lastScanOf = statement<{ id: string }, { placeId: string | null; at: string; by: string }>(
  (value) => sql`
    SELECT scan.place_id AS "placeId", scan.at, ${people.shownName('person')} AS "by"
    FROM audit CROSS JOIN scan
      ON scan.audit_id = audit.id AND scan.asset_id = ${value('id')} AND scan.asset_id IS NOT NULL
      JOIN person ON person.id = scan.actor_id
    WHERE NOT EXISTS (SELECT 1 FROM scan_void WHERE scan_void.scan_id = scan.id)
    ORDER BY scan.at DESC, scan.n DESC LIMIT 1`,
)

/** What is missing in an audit, in the order in which one searches. */
export function searchAgain(database: Database, auditId: string): SoughtRoom[] {
  const lines = expectedLines(database, auditId, tallyOf(database, auditId))
  const knownById = new Map(knownOfExpected.all(database, { auditId }).map((known) => [known.assetId, known]))
  return inSearchOrder(
    lines
      .filter(({ part }) => part === 'missing')
      .map(({ assetId, placeId, assetTag, serialNumber, cost, currency }) => {
        const known = knownById.get(assetId)
        const seen = lastScanOf.get(database, { id: assetId })
        return {
          assetId,
          assetTag,
          serialNumber,
          description: known?.description ?? null,
          cost,
          currency,
          expectedPlace: pathOfPlace(database, placeId),
          checkedOutTo: known?.checkedOutTo ?? null,
          owner: known?.owner ?? null,
          lastSeen: seen ? { place: pathOfPlace(database, seen.placeId), at: seen.at, by: seen.by } : null,
        }
      }),
  )
}
