import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { AssetDisposition } from '../../../../src-shared/features/disposals/asset-disposition.ts'
import type { Contradiction } from '../../../../src-shared/features/disposals/contradiction.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { statement } from '../../database/statement.ts'
import { inOrder } from '../../database/synced-fact.ts'
import type { CaseMedium } from './case-media.ts'

type OfCase = { caseId: string }

const isOpen = (asset: string) => sql`NOT EXISTS (SELECT 1 FROM disposal_step AS step
  WHERE step.case_id = ${sql.ref(`${asset}.case_id`)} AND step.asset_id = ${sql.ref(`${asset}.asset_id`)}
    AND step.state = 'disposed')`
const alsoOpen = statement<OfCase, { tag: string; caseId: string }>(
  (value) => sql<{ tag: string; caseId: string }>`SELECT one.asset_tag AS tag, other.case_id AS caseId
    FROM disposal_asset AS one
    JOIN disposal_asset AS other ON other.asset_id = one.asset_id AND other.case_id <> one.case_id
    WHERE one.case_id = ${value('caseId')} AND ${isOpen('one')} AND ${isOpen('other')}
    ORDER BY ${inOrder('one')}, ${inOrder('other')}`,
)
const emptyWithMedia = statement<OfCase, { tag: string }>(
  (value) => sql<{ tag: string }>`SELECT asset_tag AS tag FROM disposal_asset AS one
    WHERE case_id = ${value('caseId')}
      AND EXISTS (SELECT 1 FROM disposal_no_media AS said
        WHERE said.case_id = one.case_id AND said.asset_id = one.asset_id)
      AND EXISTS (SELECT 1 FROM disposal_medium AS medium
        WHERE medium.case_id = one.case_id AND medium.asset_id = one.asset_id)
    ORDER BY ${inOrder('one')}`,
)
const takenTwice = statement<OfCase, { tag: string; state: AssetDisposition }>(
  (value) => sql<{
    tag: string
    state: AssetDisposition
  }>`SELECT asset_tag AS tag, state FROM disposal_step AS step
    JOIN disposal_asset AS one ON one.case_id = step.case_id AND one.asset_id = step.asset_id
    WHERE step.case_id = ${value('caseId')} GROUP BY step.asset_id, state HAVING count(*) > 1
    ORDER BY asset_tag, state`,
)
const certifiedTwice = statement<OfCase, { numbers: string }>(
  (value) => sql<{ numbers: string }>`SELECT json_group_array(DISTINCT number) AS numbers FROM certificate
    WHERE case_id = ${value('caseId')}
      AND NOT EXISTS (SELECT 1 FROM certificate_end AS ended WHERE ended.number = certificate.number)
    GROUP BY scope, asset_id, medium_id HAVING count(DISTINCT number) > 1 ORDER BY min(number)`,
)
const numberedTwice = statement<OfCase, { number: string }>(
  (value) => sql<{ number: string }>`SELECT DISTINCT number FROM certificate AS one
    WHERE case_id = ${value('caseId')} AND EXISTS (SELECT 1 FROM certificate AS other
      WHERE other.number = one.number AND other.id <> one.id)
    ORDER BY number`,
)

/** What in a case was recorded on laptops that did not know of each other, and cannot both be. @param media of the case */
export function contradictionsIn(
  database: Database,
  caseId: string,
  media: readonly CaseMedium[],
): Contradiction[] {
  const results = media.filter(({ isContradicted }) => isContradicted).map(({ medium }) => medium.serial)
  const same = Map.groupBy(media, ({ medium }) => `${medium.serial_key} ${identifierKey(medium.model)}`)
  return [
    ...results.map((serial) => ({ kind: 'mediumResults' as const, serial })),
    ...[...same.values()].flatMap(([one, ...others]) =>
      one && others.length > 0 ? [{ kind: 'mediumTwice' as const, serial: one.medium.serial }] : [],
    ),
    ...emptyWithMedia
      .all(database, { caseId })
      .map(({ tag }) => ({ kind: 'mediaInEmptyAsset' as const, tag })),
    ...alsoOpen.all(database, { caseId }).map((found) => ({ kind: 'inTwoCases' as const, ...found })),
    ...takenTwice.all(database, { caseId }).map((found) => ({ kind: 'stepTwice' as const, ...found })),
    ...certifiedTwice
      .all(database, { caseId })
      .map(({ numbers }) => ({ kind: 'certifiedTwice' as const, numbers: JSON.parse(numbers) as string[] })),
    ...numberedTwice.all(database, { caseId }).map((found) => ({ kind: 'numberTwice' as const, ...found })),
  ]
}
