import { z } from 'zod'
import { command, query } from '../../../contract/base.ts'
import { id, moment } from '../../../contract/page.ts'
import { errorsOf, problem } from '../../../contract/problems.ts'
import { filesProblems } from '../../files/files-contract.ts'
import { fileResult } from '../../jobs/jobs-contract.ts'
import { day, shortWords } from '../disposals-message.ts'
import { outcomes } from '../medium.ts'
import { weeeCategories } from '../shipments/shipment.ts'
import { recordedFacts } from './demand-map.ts'
import { dueKinds } from './due.ts'
import { reportsText } from './reports-text.ts'

const count = z.number().int()
const period = z.object({ from: day, to: day })

const due = z.object({
  kind: z.enum(dueKinds),
  caseId: id.nullable(),
  vendorId: id.nullable(),
  shipmentId: id.nullable(),
  /** reason of a case, serial number of a medium, name of a vendor, tag of what did not arrive */
  name: z.string(),
  dueOn: day,
  isOverdue: z.boolean(),
})
export type DueItem = z.output<typeof due>

const report = period.extend({
  media: z.object({
    clear: count,
    purge: count,
    destroy: count,
    failed: count,
    notVerified: count,
    belowPolicy: count,
  }),
  certificates: count,
  /** registered from a list, not verified here */
  pastCertificates: count,
  /** grams */
  weights: z.array(
    z.object({
      vendor: z.string(),
      country: z.string(),
      category: z.enum(weeeCategories),
      gross: count,
      tare: count,
      net: count,
    }),
  ),
  withoutEvidence: z.array(
    z.object({
      caseId: id,
      tag: z.string(),
      serial: z.string(),
      model: z.string(),
      outcome: z.enum(outcomes).nullable(),
      operator: z.string(),
      date: day,
    }),
  ),
  openTooLong: z.array(z.object({ caseId: id, reason: z.string(), openedAt: moment, days: count })),
  sampling: z.object({ lots: count, media: count, sampled: count, tried: count, failed: count }),
  map: z.array(
    z.object({
      standard: z.string(),
      clause: z.string(),
      facts: z.array(z.object({ fact: z.enum(recordedFacts), count })),
    }),
  ),
})
export type DisposalReport = z.output<typeof report>

const pastRefusals = ['incomplete', 'date', 'outcome', 'unprintable'] as const
export type PastRefusal = (typeof pastRefusals)[number]

const pastCertificate = z.object({
  number: z.string(),
  issuer: z.string(),
  serial: z.string(),
  tag: z.string().nullable(),
  date: day,
  outcome: z.enum(outcomes).nullable(),
  method: z.string().nullable(),
  registeredAt: moment,
  registeredBy: z.string(),
})
export type PastCertificate = z.output<typeof pastCertificate>

export const reportsProblems = {
  PAST_LIST_UNREADABLE: problem(z.object({ reason: z.string() }), ({ reason }) =>
    reportsText.pastProblem(reason),
  ),
}

/** What was disposed of in a period, what comes due, and certificates of before. */
export const disposalReportsContract = {
  /** What is overdue or comes due, what is overdue longest first. */
  due: query('register.read').output(z.object({ due: z.array(due) })),
  /** The figures of a period, days both included. `openTooLong` is as of today. */
  show: query('register.read').input(period).output(report),
  /** Starts a job (kind `disposalReport`, result FileResult) that draws that as PDF. */
  draw: command('disposals.run')
    .input(period)
    .output(z.object({ jobId: id })),
  /** Hands out the weights of what was shipped in a period as CSV, a category of a shipment a line. */
  weights: query('register.read').input(period).output(fileResult),
  /**
   * Registers certificates that were issued elsewhere or before (CSV: Serial, Certificate, Issuer, Date, and if known Asset
   * Tag, Outcome, Method). They are listed as not verified here, and stand in for nothing.
   */
  registerPast: command('disposals.run')
    .input(z.object({ stagingId: id, fileName: shortWords }))
    .output(
      z.object({
        registered: count,
        /** lines that are registered already */
        known: count,
        refused: z.array(z.object({ line: count, reason: z.enum(pastRefusals) })),
      }),
    )
    .errors(errorsOf({ ...reportsProblems, ...filesProblems })),
  /** Certificates that were registered so, the newest day first. */
  past: query('register.read').output(z.object({ certificates: z.array(pastCertificate) })),
}
