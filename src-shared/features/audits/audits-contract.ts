import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, pageInput } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { locationsProblems } from '../locations/locations-contract.ts'
import { afterContract } from './after-contract.ts'
import { afterProblems } from './after-problems-contract.ts'
import { amendmentContract } from './amendment-contract.ts'
import { amendmentProblems } from './amendment-problems-contract.ts'
import {
  auditPlace,
  auditSummary,
  count,
  counts,
  expectedAsset,
  outcomeItem,
  progress,
  recentScan,
  scanAnswer,
} from './audits-message.ts'
import { auditsProblems } from './audits-problems-contract.ts'
import { captureMethods, conditions } from './capture.ts'
import { markedStates } from './coverage.ts'
import { policyContract } from './policy-contract.ts'
import { reconcileContract } from './reconcile-contract.ts'
import { remarkContract } from './remark-contract.ts'
import { reportFormats, reportSections } from './report.ts'

const { AUDIT_UNKNOWN, AUDIT_BLIND, PLACE_NOT_IN_AUDIT, SCAN_UNKNOWN, REASON_MISSING } = auditsProblems
const { LOCATION_UNKNOWN } = locationsProblems
const { COUNTING_ENDED, AUDIT_CLOSED, AUDIT_ABANDONED } = auditsProblems
/** Why an audit takes no scans and marks any more. */
const ended = { COUNTING_ENDED, AUDIT_CLOSED, AUDIT_ABANDONED }
const shown = { AUDIT_UNKNOWN, AUDIT_BLIND }
const { AMENDMENT_UNKNOWN, CLOSING_UNKNOWN } = amendmentProblems

const auditId = z.object({ auditId: id })
const name = z.string().min(1).max(2000)
const places = z.array(name).min(1).max(10_000).optional()
const marked = z.object({ changed: count, counts: counts.nullable() })

const scope = z
  .object({
    /** id or path of a location: with all below it */
    location: name.optional(),
    /** name or id of a category */
    category: name.optional(),
    /** name or id of a person: what is checked out to them */
    custodian: name.optional(),
    /** tags, serial numbers or other identifiers; blank ones are left out */
    list: z.array(z.string().max(1000)).min(1).max(50_000).optional(),
    /** a closed audit: what stayed missing in it */
    followUp: id.optional(),
    /** an audit whose counting has ended: what differed in it, counted anew, blind, by somebody who did not scan in it */
    recount: id.optional(),
    name: z.string().trim().max(200).optional(),
    /** says nothing but that a scan was recorded, until the counting ends */
    blind: z.boolean().default(false),
  })
  .refine(
    ({ location, category, custodian, list, followUp, recount }) =>
      [location, category, custodian, list, followUp, recount].filter((given) => given !== undefined)
        .length === 1,
    { message: 'name one of location, category, custodian, list, followUp and recount' },
  )

const scanInput = z
  .object({
    auditId: id,
    code: z.string().max(1000),
    /** id or path of the place where it stands; absent: it exists, no matter where */
    location: z.string().max(2000).optional(),
    method: z.enum(captureMethods),
    assetId: id.optional(),
    replaces: id.optional(),
    condition: z.enum(conditions).optional(),
    note: z.string().trim().min(1).max(1000).optional(),
    /** why its label could not be read; then the method is `byHand` */
    labelDamage: z.string().trim().min(1).max(200).optional(),
  })
  .refine(({ method, labelDamage }) => (method === 'byHand') === (labelDamage !== undefined), {
    message: 'what is seen by hand needs labelDamage, and only that',
  })

/** What is told of a new audit; of a blind one nothing is counted yet. */
const frozen = z.object({
  auditId: id,
  name: z.string(),
  expected: count.nullable(),
  away: count.nullable(),
  lost: count.nullable(),
})

export const auditsContract = {
  /** Every audit, the newest first. */
  list: query('register.read').output(z.object({ audits: z.array(auditSummary) })),
  /**
   * Starts an audit and freezes its list: in scope, and status type not archived. What is out for repair or on loan is
   * on it, and never missing; what is recorded as lost is listed apart.
   */
  start: command('audits.run')
    .input(scope)
    .output(frozen)
    .errors(
      errorsOf({
        LOCATION_UNKNOWN,
        AUDIT_EMPTY: auditsProblems.AUDIT_EMPTY,
        SCOPE_UNKNOWN: auditsProblems.SCOPE_UNKNOWN,
        LIST_UNCLEAR: auditsProblems.LIST_UNCLEAR,
        ...shown,
        ...afterProblems,
      }),
    ),
  show: query('register.read').input(auditId).output(auditSummary).errors(errorsOf({ AUDIT_UNKNOWN })),
  /** The counts of an audit; of a blind one, until its counting ends, how many scans were recorded and nothing else. */
  status: query('register.read')
    .input(auditId)
    .output(z.union([counts, z.object({ recorded: count })]))
    .errors(errorsOf({ AUDIT_UNKNOWN })),
  /**
   * The places of an audit in order of path, with their progress and coverage; of one that is not of a location also
   * those that something was scanned in. `elsewhere`: of what is expected nowhere in particular.
   */
  places: query('register.read')
    .input(auditId)
    .output(
      z.object({
        places: z.array(auditPlace),
        elsewhere: z.object({ expected: count, seen: count }).nullable(),
      }),
    )
    .errors(errorsOf({ AUDIT_UNKNOWN })),
  /** What is expected in one place (null: nowhere in particular): what was not seen yet first, then by asset tag. */
  expectedIn: query('register.read')
    .input(pageInput.extend({ auditId: id, locationId: id.nullable() }))
    .output(z.object({ total: count, rows: z.array(expectedAsset) }))
    .errors(errorsOf(shown)),
  /** The last scans, newest first, voided ones included. `candidates`: those of a question that is still open. */
  recentScans: query('register.read')
    .input(z.object({ auditId: id, limit: z.number().int().min(1).max(500).default(10) }))
    .output(z.object({ scans: z.array(recentScan) }))
    .errors(errorsOf({ AUDIT_UNKNOWN })),
  /**
   * Records one scan and says what it means. Durable before it answers; sent again with the same command id it is the
   * same scan. The barcode of a place is none: it answers CODE_IS_PLACE, and the next scans are there. `assetId` chooses between the candidates of an ambiguous code, `replaces` voids the scan that asked.
   */
  scan: command('audits.run')
    .input(scanInput)
    .output(z.object({ scan: scanAnswer, progress }))
    .errors(
      errorsOf({
        AUDIT_UNKNOWN,
        LOCATION_UNKNOWN,
        PLACE_NOT_IN_AUDIT,
        CODE_BLANK: auditsProblems.CODE_BLANK,
        CODE_IS_PLACE: auditsProblems.CODE_IS_PLACE,
        CANDIDATE_UNKNOWN: auditsProblems.CANDIDATE_UNKNOWN,
        CAPTURE_REFUSED: auditsProblems.CAPTURE_REFUSED,
        SCAN_UNKNOWN,
        COUNTED_BEFORE: afterProblems.COUNTED_BEFORE,
        ...ended,
      }),
    ),
  /** Undoes a scan: it stays in the record, and counts no more. Voiding it twice is the same as once. */
  voidScan: command('audits.run')
    .input(z.object({ auditId: id, scanId: id }))
    .output(progress)
    .errors(errorsOf({ AUDIT_UNKNOWN, SCAN_UNKNOWN, ...ended })),
  /** Marks places, each with all below it, as counted (or, `counted: false`, open again). Without `places`: every place of the audit. */
  markCounted: command('audits.run')
    .input(z.object({ auditId: id, places, counted: z.boolean().default(true) }))
    .output(marked)
    .errors(errorsOf({ AUDIT_UNKNOWN, LOCATION_UNKNOWN, PLACE_NOT_IN_AUDIT, ...ended })),
  /**
   * Says how far places are, each with all below it; without `places`: all. `inaccessible` needs a reason. Below a
   * place that is named what cannot be so (inaccessible though it was counted) stays as it is.
   */
  markPlaces: command('audits.run')
    .input(
      z.object({
        auditId: id,
        places,
        state: z.enum(markedStates),
        reason: z.string().trim().min(1).max(500).optional(),
      }),
    )
    .output(marked)
    .errors(
      errorsOf({
        AUDIT_UNKNOWN,
        LOCATION_UNKNOWN,
        PLACE_NOT_IN_AUDIT,
        REASON_MISSING,
        PLACE_STATE_REFUSED: auditsProblems.PLACE_STATE_REFUSED,
        ...ended,
      }),
    ),
  /** Ends the counting: scans are taken no more, and a blind audit shows what it found. Ending it twice is the same as once. */
  endCounting: command('audits.run')
    .input(auditId)
    .output(auditSummary)
    .errors(errorsOf({ AUDIT_UNKNOWN, AUDIT_CLOSED, AUDIT_ABANDONED })),
  /** Takes scans again; never for a blind audit. */
  resumeCounting: command('audits.run')
    .input(auditId)
    .output(auditSummary)
    .errors(
      errorsOf({
        AUDIT_UNKNOWN,
        COUNTING_GOES_ON: auditsProblems.COUNTING_GOES_ON,
        RECOUNT_REFUSED: auditsProblems.RECOUNT_REFUSED,
        AUDIT_CLOSED,
        AUDIT_ABANDONED,
      }),
    ),
  ...reconcileContract,
  ...amendmentContract,
  ...policyContract,
  ...remarkContract,
  ...afterContract,
  /** What the audit found so far, one section of the report at a time. */
  outcome: query('register.read')
    .input(pageInput.extend({ auditId: id, section: z.enum(reportSections) }))
    .output(z.object({ total: count, items: z.array(outcomeItem) }))
    .errors(errorsOf(shown)),
  /**
   * Starts a job (kind `auditReport`, result FileResult) that writes the report as it stands to an outgoing file; of a
   * closed audit its newest edition, or the one that is named: 0 is what was signed at the close, n the n-th amendment.
   * With `closingId` what was signed at that closing, whether it stands or not.
   */
  report: command('register.read')
    .input(
      z.object({
        auditId: id,
        format: z.enum(reportFormats),
        edition: count.optional(),
        closingId: id.optional(),
      }),
    )
    .output(z.object({ jobId: id }))
    .errors(errorsOf({ ...shown, AMENDMENT_UNKNOWN, CLOSING_UNKNOWN })),
}
