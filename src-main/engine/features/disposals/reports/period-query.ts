import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import {
  demandMap,
  type RecordedFact,
} from '../../../../../src-shared/features/disposals/reports/demand-map.ts'
import { dayAfter } from '../../../../../src-shared/features/disposals/reports/due.ts'
import type { DisposalReport } from '../../../../../src-shared/features/disposals/reports/reports-contract.ts'
import {
  netOf,
  type ShipmentDetails,
} from '../../../../../src-shared/features/disposals/shipments/shipment.ts'
import { isInForce } from '../../../../../src-shared/features/disposals/vendors/vendor.ts'
import { statement } from '../../../database/statement.ts'
import { inOrder } from '../../../database/synced-fact.ts'
import { reportRows } from '../disposals-report-query.ts'
import { policies } from '../policy/policies.ts'
import { everyStandingLot } from '../sampling/lots.ts'
import { reconciliationOf } from '../shipments/shipments.ts'
import { vendors } from '../vendors/vendors.ts'
import { openCases } from './due-query.ts'

interface Period {
  from: string
  to: string
}

export interface ShippedRow {
  id: string
  vendor: string
  country: string
  consignment: string
  shipsOn: string
  details: string
}
export const shippedBetween = statement<Period, ShippedRow>(
  (
    value,
  ) => sql<ShippedRow>`SELECT id, vendor, country, consignment, ships_on AS shipsOn, details FROM shipment
    WHERE ships_on BETWEEN ${value('from')} AND ${value('to')} ORDER BY ships_on, ${inOrder()}`,
)

type Counts = Record<
  | 'certificates'
  | 'past'
  | 'evidenceFiles'
  | 'transfers'
  | 'labelsRemoved'
  | 'samples'
  | 'approvals'
  | 'verifications',
  number
>
/** Moments begin with their day, and the day after the last one begins after them all. */
const factsBetween = statement<Period & { after: string }, Counts>((value) => {
  const within = sql`at >= ${value('from')} AND at < ${value('after')}`
  return sql<Counts>`SELECT
    (SELECT count(*) FROM certificate WHERE ${within}) AS certificates,
    (SELECT count(*) FROM (SELECT DISTINCT issuer, number, serial_key FROM past_certificate
      WHERE done_on BETWEEN ${value('from')} AND ${value('to')})) AS past,
    (SELECT count(*) FROM disposal_evidence WHERE ${within}) AS evidenceFiles,
    (SELECT count(*) FROM disposal_transfer WHERE ${within}) AS transfers,
    (SELECT count(DISTINCT case_id) FROM disposal_answer WHERE item = 'labels' AND answer = 'yes' AND ${within})
      AS labelsRemoved,
    (SELECT count(*) FROM disposal_sample WHERE ${within}) AS samples,
    (SELECT count(*) FROM disposal_approval WHERE ${within}) AS approvals,
    (SELECT count(*) FROM disposal_verification WHERE passed = 1 AND ${within}) AS verifications`
})

/** The figures of a period. @param today YYYY-MM-DD, on which cases are open too long or not */
export function periodReport(database: Database, { from, to }: Period, today: string): DisposalReport {
  const after = dayAfter(to, 1)
  const media = { clear: 0, purge: 0, destroy: 0, failed: 0, notVerified: 0, belowPolicy: 0 }
  const withoutEvidence: DisposalReport['withoutEvidence'] = []
  for (const row of reportRows(database, from, to)) {
    const outcome = row.passed === 0 ? null : (row.outcome as 'clear' | 'purge' | 'destroy' | null)
    media[outcome ?? 'failed']++
    if (outcome !== null && row.passed === null) media.notVerified++
    if (outcome !== null && row.meetsPolicy === 0) media.belowPolicy++
    const { caseId, assetTag: tag, serial, model, operator, date } = row
    if (row.files === 0) withoutEvidence.push({ caseId, tag, serial, model, outcome, operator, date })
  }
  const facts = factsBetween.get(database, { from, to, after })
  if (!facts) throw new Error('a count has no row')
  const shipped = shippedBetween.all(database, { from, to })
  const counts: Record<RecordedFact, number> = {
    ...facts,
    sanitizations: media.clear + media.purge + media.destroy,
    vendorsWithPermits: vendors
      .all(database)
      .filter(({ permits }) => permits.some((permit) => isInForce(permit, today))).length,
    shipmentsReconciled: shipped.filter(({ id }) => isWhole(database, id)).length,
  }
  return {
    from,
    to,
    media,
    certificates: facts.certificates,
    pastCertificates: facts.past,
    weights: weightsOf(shipped),
    withoutEvidence,
    openTooLong: openTooLong(database, today),
    sampling: samplingBetween(database, from, after),
    map: demandMap.map(({ standard, clause, facts: wanted }) => ({
      standard,
      clause,
      facts: wanted.map((fact) => ({ fact, count: counts[fact] })),
    })),
  }
}

function isWhole(database: Database, shipmentId: string): boolean {
  const { received, missing } = reconciliationOf(database, shipmentId)
  return received.length > 0 && missing.length === 0
}

/** What went where, a vendor, country and category a line. */
function weightsOf(shipped: readonly ShippedRow[]): DisposalReport['weights'] {
  const sums = new Map<string, DisposalReport['weights'][number]>()
  for (const { vendor, country, details } of shipped)
    for (const { category, gross, tare } of (JSON.parse(details) as ShipmentDetails).weights) {
      const key = JSON.stringify([vendor, country, category])
      const sum = sums.get(key) ?? { vendor, country, category, gross: 0, tare: 0, net: 0 }
      sum.gross += gross
      sum.tare += tare
      sum.net += netOf({ gross, tare })
      sums.set(key, sum)
    }
  return [...sums.values()]
}

function openTooLong(database: Database, today: string): DisposalReport['openTooLong'] {
  const { caseOpenDays } = policies.inForce(database)
  return openCases.all(database, {}).flatMap(({ id, reason, at }) => {
    const days = Math.floor((Date.parse(today) - Date.parse(at.slice(0, 10))) / 86_400_000)
    return days > caseOpenDays ? [{ caseId: id, reason, openedAt: at, days }] : []
  })
}

function samplingBetween(database: Database, from: string, after: string): DisposalReport['sampling'] {
  const lots = everyStandingLot(database).filter(({ lot }) => lot.at >= from && lot.at < after)
  const sum = (figure: (lot: (typeof lots)[number]) => number) =>
    lots.reduce((total, lot) => total + figure(lot), 0)
  return {
    lots: lots.length,
    media: sum(({ media }) => media.length),
    sampled: sum(({ media }) => media.filter(({ is_sampled }) => is_sampled === 1).length),
    tried: sum(({ samples }) => samples.size),
    failed: sum(({ samples }) => [...samples.values()].filter(({ passed }) => passed === 0).length),
  }
}
