import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { dayAfter, permitNotice } from '../../../../../src-shared/features/disposals/reports/due.ts'
import type { DueItem } from '../../../../../src-shared/features/disposals/reports/reports-contract.ts'
import { statement } from '../../../database/statement.ts'
import { inOrder } from '../../../database/synced-fact.ts'
import { mediaStandingIn } from '../case-media.ts'
import { policies } from '../policy/policies.ts'
import { firstEnd, isFirstOfItem } from '../shipments/shipments.ts'
import { undestroyed } from '../vendors/unsanitized.ts'
import { vendors } from '../vendors/vendors.ts'

type None = Record<never, never>

/** A case with an asset that is not disposed of. */
interface OpenCase {
  id: string
  reason: string
  at: string
  pickUpOn: string | null
  /** an asset of it is neither released nor disposed of */
  isHere: 0 | 1
}
export const openCases = statement<None, OpenCase>(
  () => sql<OpenCase>`SELECT disposal_case.id, reason, disposal_case.at, pick_up_on AS pickUpOn,
      EXISTS (SELECT 1 FROM disposal_asset AS one WHERE one.case_id = disposal_case.id AND NOT EXISTS
        (SELECT 1 FROM disposal_step AS step WHERE step.case_id = one.case_id AND step.asset_id = one.asset_id
          AND step.state = 'released')) AS isHere
    FROM disposal_case WHERE EXISTS (SELECT 1 FROM disposal_asset AS one
      WHERE one.case_id = disposal_case.id AND NOT EXISTS (SELECT 1 FROM disposal_step AS step
        WHERE step.case_id = one.case_id AND step.asset_id = one.asset_id AND step.state = 'disposed'))
    ORDER BY ${inOrder('disposal_case')}`,
)

/** When assets were released that hold media which may have left unsanitized. */
interface Release {
  caseId: string
  assetId: string
  at: string
}
const releasesUnsanitized = statement<None, Release>(
  () => sql<Release>`SELECT step.case_id AS caseId, step.asset_id AS assetId, step.at FROM disposal_step AS step
    WHERE step.state = 'released' AND EXISTS (SELECT 1 FROM disposal_unsanitized AS approval
        JOIN disposal_medium AS medium ON medium.id = approval.medium_id
        WHERE medium.case_id = step.case_id AND medium.asset_id = step.asset_id)
      AND NOT EXISTS (SELECT 1 FROM disposal_step AS later WHERE later.case_id = step.case_id
        AND later.asset_id = step.asset_id AND later.state = 'disposed')
      AND step.id = (SELECT first.id FROM disposal_step AS first WHERE first.case_id = step.case_id
        AND first.asset_id = step.asset_id AND first.state = 'released' ORDER BY ${inOrder('first')} LIMIT 1)
    ORDER BY ${inOrder('step')}`,
)

interface OpenIncident {
  shipmentId: string
  caseId: string
  name: string
  at: string
}
const openIncidents = statement<None, OpenIncident>(
  () => sql<OpenIncident>`SELECT incident.shipment_id AS shipmentId, case_id AS caseId,
      coalesce(item.serial, item.tag) AS name, incident.at
    FROM disposal_incident AS incident JOIN shipment_item AS item ON item.id = incident.item_id
    WHERE ${isFirstOfItem} AND ${firstEnd} IS NULL ORDER BY ${inOrder('incident')}`,
)

/** What of disposals is overdue or comes due, the longest overdue first. @param today YYYY-MM-DD */
export function dueItems(database: Database, today: string): DueItem[] {
  const { caseOpenDays, vendorCertificateDays } = policies.inForce(database)
  const nothing = { caseId: null, vendorId: null, shipmentId: null }
  const cases = openCases.all(database, {}).flatMap(({ id, reason, at, pickUpOn, isHere }) => [
    {
      ...nothing,
      kind: 'caseOpen' as const,
      caseId: id,
      name: reason,
      dueOn: dayAfter(at.slice(0, 10), caseOpenDays),
    },
    ...(pickUpOn === null || isHere === 0
      ? []
      : [{ ...nothing, kind: 'pickUp' as const, caseId: id, name: reason, dueOn: pickUpOn }]),
  ])
  const released = Map.groupBy(releasesUnsanitized.all(database, {}), ({ caseId }) => caseId)
  const certificates = [...released].flatMap(([caseId, releases]) => {
    const missing = undestroyed(database, caseId, mediaStandingIn(database, caseId))
    return releases.flatMap(({ assetId, at }) =>
      missing
        .filter(({ medium }) => medium.asset_id === assetId)
        .map(({ medium }) => ({
          ...nothing,
          kind: 'vendorCertificate' as const,
          caseId,
          name: medium.serial,
          dueOn: dayAfter(at.slice(0, 10), vendorCertificateDays),
        })),
    )
  })
  const permits = vendors
    .all(database)
    .filter(({ isArchived }) => !isArchived)
    .flatMap(({ vendorId, name, permits: held }) =>
      held
        .filter(({ expiresOn }) => expiresOn <= dayAfter(today, permitNotice))
        .map(({ expiresOn }) => ({
          ...nothing,
          kind: 'vendorPermit' as const,
          vendorId,
          name,
          dueOn: expiresOn,
        })),
    )
  const incidents = openIncidents.all(database, {}).map(({ shipmentId, caseId, name, at }) => ({
    ...nothing,
    kind: 'incident' as const,
    caseId,
    shipmentId,
    name,
    dueOn: at.slice(0, 10),
  }))
  const isOverdue = ({ kind, dueOn }: { kind: string; dueOn: string }) => dueOn < today || kind === 'incident'
  return [...cases, ...certificates, ...permits, ...incidents]
    .map((item) => ({ ...item, isOverdue: isOverdue(item) }))
    .filter((item) => item.isOverdue || item.kind !== 'caseOpen')
    .sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
}
