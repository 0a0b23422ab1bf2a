import { type RawBuilder, sql } from 'kysely'
import type { OutcomeItem } from '../../../../src-shared/features/audits/audits-message.ts'
import { statement } from '../../database/statement.ts'
import { description } from './audits-query.ts'
import { isCounted as counts, isStanding } from './audits-standing-store.ts'

type UnseenArgs = { auditId: string; limit: number; offset: number }
type UnseenLine = Pick<OutcomeItem, 'assetTag' | 'serialNumber' | 'description' | 'expectedPlace'> & {
  assetId: string
}
/** The tables of what an audit has frozen. */
type Frozen = 'audit_expected' | 'audit_lost'

const isCounted = sql<boolean>`coalesce((SELECT state FROM audit_place_mark AS mark
  WHERE mark.audit_id = audit_expected.audit_id AND mark.place_id IS audit_expected.place_id AND ${counts('mark')}
  ORDER BY coalesce(mark.rank, mark.at) DESC, mark.id DESC LIMIT 1), '') = 'counted'`

/** What was frozen and not seen, in order of place and tag. */
const unseen = (frozen: Frozen, which: RawBuilder<boolean>) =>
  statement<UnseenArgs, UnseenLine>(
    (value) => sql<UnseenLine>`
    SELECT asset.id AS "assetId", asset.asset_tag AS "assetTag", asset.serial_number AS "serialNumber",
      ${description} AS description, coalesce(place.path, location.path) AS "expectedPlace"
    FROM ${sql.table(frozen)}
    JOIN asset ON asset.id = ${sql.table(frozen)}.asset_id
    LEFT JOIN audit_place AS place
      ON place.audit_id = ${sql.table(frozen)}.audit_id AND place.place_id = ${sql.table(frozen)}.place_id
    LEFT JOIN location ON location.id = ${sql.table(frozen)}.place_id
    WHERE ${sql.table(frozen)}.audit_id = ${value('auditId')} AND ${which} AND NOT EXISTS (
      SELECT 1 FROM scan WHERE scan.audit_id = ${value('auditId')} AND scan.asset_id = asset.id AND ${isStanding})
    ORDER BY place.path_key, asset.tag_key LIMIT ${value('limit')} OFFSET ${value('offset')}`,
  )
/** What was frozen and not seen, by what that means. */
export const unseenOf = {
  missing: unseen('audit_expected', sql<boolean>`${isCounted} AND audit_expected.away IS NULL`),
  away: unseen('audit_expected', sql<boolean>`${isCounted} AND audit_expected.away IS NOT NULL`),
  notCounted: unseen('audit_expected', sql<boolean>`NOT (${isCounted})`),
  lost: unseen('audit_lost', sql<boolean>`true`),
}
