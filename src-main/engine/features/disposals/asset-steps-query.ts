import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { TimelineEntry } from '../../../../src-shared/features/assets/assets-contract.ts'
import {
  type AssetStep,
  type AssetStepKind,
  stepWords,
} from '../../../../src-shared/features/disposals/asset-steps-text.ts'
import { statement } from '../../database/statement.ts'
import { inOrder } from '../../database/synced-fact.ts'
import { people } from '../people/people.ts'

interface Row {
  n: number
  kind: AssetStepKind
  at: string
  actor: string | null
  /** the members of the step, as JSON */
  details: string
}

/** How many kinds of facts there are, so that each number of the timeline stands for one of them. */
const kinds = 16
const nameOf = (personId: string) =>
  sql`(SELECT ${people.shownName('someone')} FROM person AS someone WHERE someone.id = ${sql.raw(personId)})`
const medium = sql`'model', disposal_medium.model, 'serial', disposal_medium.serial`

/** Whatever was recorded on the way of an asset out, in each of its cases. */
const stepsOf = statement<{ assetId: string; limit: number }, Row>((value) => {
  const assetId = value('assetId')
  const ofCase = sql`(SELECT case_id FROM disposal_asset WHERE asset_id = ${assetId})`
  // by their case, for which all of these have an index
  const ofAsset = sql`case_id IN ${ofCase} AND asset_id = ${assetId}`
  const ofMedium = (table: string) =>
    sql`${sql.raw(table)} JOIN disposal_medium ON disposal_medium.id = ${sql.raw(table)}.medium_id
      WHERE ${sql.raw(table)}.case_id IN ${ofCase} AND disposal_medium.asset_id = ${assetId}`
  const ofCertificate = sql`certificate.case_id IN ${ofCase} AND (certificate.scope = 'case'
    OR certificate.asset_id = ${assetId}
    OR certificate.medium_id IN (SELECT id FROM disposal_medium WHERE ${ofAsset}))`
  return sql<Row>`
WITH step (n, kind, at, actor_id, details) AS (
  SELECT own.n * ${kinds}, 'retired', own.at, own.actor_id, json_object('reason', disposal_case.reason,
    'disposition', disposal_case.disposition, 'openedAt', disposal_case.at, 'openedBy', ${nameOf('disposal_case.actor_id')})
    FROM disposal_asset AS own JOIN disposal_case ON disposal_case.id = own.case_id WHERE own.asset_id = ${assetId}
  UNION ALL SELECT n * ${kinds} + 1, 'mediumRecorded', at, actor_id,
    json_object(${medium}, 'manufacturer', manufacturer) FROM disposal_medium WHERE ${ofAsset}
  UNION ALL SELECT n * ${kinds} + 2, 'statedEmpty', at, actor_id, json_object('by', ${nameOf('person_id')})
    FROM disposal_no_media WHERE ${ofAsset}
  UNION ALL SELECT disposal_sanitization.n * ${kinds} + 3, 'sanitized', disposal_sanitization.at,
    disposal_sanitization.actor_id, json_object(${medium}, 'outcome', outcome,
    'method', stated ->> 'method', 'tool', tool, 'by', ${nameOf('operator_id')}, 'date', done_on, 'reason', reason)
    FROM ${ofMedium('disposal_sanitization')}
  UNION ALL SELECT disposal_verification.n * ${kinds} + 4, 'verified', disposal_verification.at,
    disposal_verification.actor_id, json_object(${medium}, 'passed', passed, 'by', ${nameOf('person_id')})
    FROM ${ofMedium('disposal_verification')}
  UNION ALL SELECT disposal_sample.n * ${kinds} + 5, 'sampled', disposal_sample.at, disposal_sample.actor_id,
    json_object(${medium}, 'passed', passed, 'by', ${nameOf('person_id')}) FROM ${ofMedium('disposal_sample')}
  UNION ALL SELECT n * ${kinds} + 6, 'custody', at, actor_id,
    json_object('from', from_name, 'to', to_name, 'place', place, 'seal', seal)
    FROM disposal_transfer WHERE case_id IN ${ofCase}
  UNION ALL SELECT n * ${kinds} + 7, 'approved', at, actor_id, json_object('by', ${nameOf('person_id')})
    FROM disposal_approval WHERE case_id IN ${ofCase}
  UNION ALL SELECT n * ${kinds} + 8, 'vendorOverridden', at, actor_id, json_object('by', ${nameOf('person_id')},
    'vendor', (SELECT name FROM disposal_vendor WHERE vendor_id = disposal_vendor_override.vendor_id ORDER BY ${inOrder(undefined, 'DESC')} LIMIT 1),
    'reason', reason) FROM disposal_vendor_override WHERE case_id IN ${ofCase}
  UNION ALL SELECT disposal_unsanitized.n * ${kinds} + 9, 'leftUnsanitized', disposal_unsanitized.at,
    disposal_unsanitized.actor_id,
    json_object(${medium}, 'by', ${nameOf('person_id')}, 'seal', seal, 'reason', reason)
    FROM ${ofMedium('disposal_unsanitized')}
  UNION ALL SELECT n * ${kinds} + 10, state, at, actor_id, json_object('reference', reference)
    FROM disposal_step WHERE ${ofAsset}
  UNION ALL SELECT n * ${kinds} + 11, 'certified', at, actor_id, json_object('number', number, 'scope', scope)
    FROM certificate WHERE ${ofCertificate}
  UNION ALL SELECT ended.n * ${kinds} + 12, CASE WHEN superseded_by IS NULL THEN 'voided' ELSE 'superseded' END, ended.at,
    ended.actor_id, json_object('number', ended.number, 'supersededBy', superseded_by, 'reason', ended.reason,
    'by', ${nameOf('ended.person_id')}, 'second', ${nameOf('second_id')})
    FROM certificate_end AS ended JOIN certificate ON certificate.number = ended.number WHERE ${ofCertificate}
)
SELECT n, kind, at, ${nameOf('actor_id')} AS actor, details FROM step
  ORDER BY at DESC, n % ${kinds} DESC, n DESC LIMIT ${value('limit')}`
})

/** What was recorded of an asset on its way out, the newest first, for its timeline. */
export function assetSteps(database: Database, assetId: string, limit: number): TimelineEntry[] {
  return stepsOf.all(database, { assetId, limit }).map(({ n, kind, at, actor, details }) => {
    const step = { kind, ...JSON.parse(details) } as AssetStep
    return {
      n: -n - 1,
      at,
      actor: actor ?? '',
      kind: 'disposal',
      canBeUndone: false,
      fields: stepWords(step).map(([field, to]) => ({ field, from: null, to })),
    }
  })
}
