import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { locationsProblems } from '../locations/locations-contract.ts'
import { amendmentProblems } from './amendment-problems-contract.ts'
import { count, counts } from './audits-message.ts'
import { auditsProblems } from './audits-problems-contract.ts'
import { captureMethods } from './capture.ts'
import { reportSections } from './report.ts'
import { signing, signingProblems } from './signing-contract.ts'
import { verdictKinds } from './verdict.ts'

const { AUDIT_UNKNOWN, AUDIT_CHANGED, CAPTURE_REFUSED, CODE_BLANK, CODE_IS_PLACE, PLACE_NOT_IN_AUDIT } =
  auditsProblems
const { AUDIT_NOT_CLOSED, DEVICE_KNOWS, SCAN_TIME_IMPOSSIBLE } = amendmentProblems

const ofAudit = z.object({ auditId: id })
const why = ofAudit.extend({ reason: z.string().trim().min(1).max(1000) })

export const lateAnswer = z.object({
  code: z.string(),
  assetTag: z.string().nullable(),
  /** what it would have been, held against the audit as it was closed */
  verdict: z.enum(verdictKinds),
  place: z.string().nullable(),
  scannedAt: moment,
  /** whether the same scan had arrived before; then nothing was recorded */
  known: z.boolean(),
})
export type LateAnswer = z.output<typeof lateAnswer>

const lateScan = z.object({
  code: z.string(),
  assetTag: z.string().nullable(),
  description: z.string().nullable(),
  expectedPlace: z.string().nullable(),
  seenPlace: z.string().nullable(),
  method: z.string(),
  device: z.string(),
  scannedAt: moment,
  afterClose: z.boolean(),
  receivedAt: moment,
  receivedBy: z.string(),
})
const closing = z.object({
  id,
  at: moment,
  by: z.string(),
  /** whether its report is the one of the audit */
  stands: z.boolean(),
  /** whether it was closed in this data folder; null where that was not noted */
  isHere: z.boolean().nullable(),
  /** of what was signed */
  digest: z.string(),
})
export type AuditClosing = z.output<typeof closing>
const section = z.enum(reportSections).nullable()

/** What is shown to who signs an amendment. */
const amendingView = z.object({
  number: count,
  counts,
  digest: z.string(),
  statement: z.string(),
  lateScans: count,
  corrections: z.array(
    z.object({ item: z.string(), description: z.string().nullable(), from: section, to: section }),
  ),
})
export type AmendingView = z.output<typeof amendingView>

export const amendmentContract = {
  /**
   * Keeps a scan of a closed audit that a device made before it learned of the close. It changes nothing of what was
   * signed. The same scan (device, time, code, place) that arrives again is the same one.
   */
  scanLate: command('audits.run')
    .input(
      ofAudit.extend({
        code: z.string().max(1000),
        /** id or path of the place where it stood */
        location: z.string().max(2000).optional(),
        method: z.enum(captureMethods),
        /** what its people call the device; not this one, which knows of the close */
        device: z.string().trim().min(1).max(200),
        /** when, by the clock of the device */
        scannedAt: moment,
      }),
    )
    .output(lateAnswer)
    .errors(
      errorsOf({
        AUDIT_UNKNOWN,
        AUDIT_NOT_CLOSED,
        DEVICE_KNOWS,
        SCAN_TIME_IMPOSSIBLE,
        CAPTURE_REFUSED,
        CODE_BLANK,
        CODE_IS_PLACE,
        PLACE_NOT_IN_AUDIT,
        LOCATION_UNKNOWN: locationsProblems.LOCATION_UNKNOWN,
      }),
    ),
  /** Every closing of an audit, the one that stands first. There are several where laptops did not know of each other. */
  closings: query('register.read')
    .input(ofAudit)
    .output(z.object({ closings: z.array(closing) }))
    .errors(errorsOf({ AUDIT_UNKNOWN, AUDIT_NOT_CLOSED })),
  /** What came after the close of an audit: late scans in the order in which they were made, and amendments. */
  addendum: query('register.read')
    .input(ofAudit)
    .output(
      z.object({
        lateScans: z.array(lateScan),
        amendments: z.array(
          z.object({
            number: count,
            reason: z.string(),
            supersedes: z.string(),
            digest: z.string(),
            at: moment,
            by: z.string(),
          }),
        ),
      }),
    )
    .errors(errorsOf({ AUDIT_UNKNOWN, AUDIT_NOT_CLOSED })),
  /** What an amendment for this reason would say, and its digest; the late scans are taken in. */
  amending: query('register.read')
    .input(why)
    .output(amendingView)
    .errors(errorsOf({ AUDIT_UNKNOWN, AUDIT_NOT_CLOSED })),
  /**
   * Amends a closed audit: a report of its own, signed anew, takes the place of the last one, which is kept. The
   * register is not changed. With a `digest` only if nothing has changed since that was shown.
   */
  amend: command('audits.run')
    .input(why.extend(signing))
    .output(z.object({ number: count, digest: z.string() }))
    .errors(errorsOf({ AUDIT_UNKNOWN, AUDIT_NOT_CLOSED, AUDIT_CHANGED, ...signingProblems })),
  /** Starts a job (kind `auditReport`, result FileResult) that writes the addendum as it stands to an outgoing file. */
  addendumFile: command('register.read')
    .input(ofAudit.extend({ format: z.enum(['pdf', 'json']) }))
    .output(z.object({ jobId: id }))
    .errors(errorsOf({ AUDIT_UNKNOWN, AUDIT_NOT_CLOSED })),
}
