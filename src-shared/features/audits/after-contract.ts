import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { filesProblems } from '../files/files-contract.ts'
import { expectedParts } from './accuracy.ts'
import { booksProblems } from './after-problems-contract.ts'
import { count } from './audits-message.ts'
import { auditsProblems } from './audits-problems-contract.ts'

const { AUDIT_UNKNOWN, AUDIT_BLIND } = auditsProblems
const shown = { AUDIT_UNKNOWN, AUDIT_BLIND }
const ofAudit = z.object({ auditId: id })

const soughtAsset = z.object({
  assetId: id,
  assetTag: z.string(),
  serialNumber: z.string().nullable(),
  description: z.string().nullable(),
  cost: z.string().nullable(),
  currency: z.string().nullable(),
  expectedPlace: z.string().nullable(),
  checkedOutTo: z.string().nullable(),
  owner: z.string().nullable(),
  lastSeen: z.object({ place: z.string().nullable(), at: moment, by: z.string() }).nullable(),
})

const parts = z.object({ found: count, misplaced: count, missing: count, away: count, notCounted: count })
const amount = z.string()
const named = z.array(z.object({ assetTag: z.string(), serialNumber: z.string().nullable() }))

/** How accurate the list was: by place, by cost in each currency, and against the audit before. */
export const accuracyView = z.object({
  places: z.array(z.object({ place: z.string(), parts })),
  /** of what is expected nowhere in particular */
  elsewhere: parts.nullable(),
  values: z.object({
    withoutCost: count,
    currencies: z.array(
      z.object({
        currency: z.string().nullable(),
        assets: count,
        expected: amount,
        parts: z.object({
          found: amount,
          misplaced: amount,
          missing: amount,
          away: amount,
          notCounted: amount,
        }),
      }),
    ),
  }),
  previous: z
    .object({
      id,
      name: z.string(),
      startedAt: moment,
      closedAt: moment.nullable(),
      before: parts,
      now: parts,
      foundAgain: named,
      newlyMissing: named,
      stillMissing: named,
      added: count,
      gone: count,
    })
    .nullable(),
})
export type AccuracyView = z.output<typeof accuracyView>

const cost = z.string().nullable()
const part = z.enum(expectedParts)
const auditBooks = z.object({
  fileName: z.string(),
  sha256: z.string(),
  takenAt: moment,
  takenBy: z.string(),
  lines: count,
  matched: z.array(
    z.object({
      number: z.string(),
      assetTag: z.string(),
      part,
      bookCost: cost,
      bookCurrency: cost,
      cost,
      currency: cost,
      differs: z.boolean(),
    }),
  ),
  notInRegister: z.array(
    z.object({ line: count, number: z.string(), description: z.string().nullable(), cost, currency: cost }),
  ),
  notInBooks: z.array(z.object({ assetTag: z.string(), number: z.string().nullable(), part })),
  outsideAudit: count,
  twice: z.array(z.string()),
})
const { BOOKS_MISSING, ...untaken } = booksProblems

/** How many lines and assets stand how, of books held against an audit. */
const booksFigures = z.object({
  matched: count,
  differing: count,
  notInRegister: count,
  notInBooks: count,
  outsideAudit: count,
})
export type BooksFigures = z.output<typeof booksFigures>

export const afterContract = {
  /**
   * Takes in a CSV of the books (columns: number, description, cost, currency, in whichever order and under their usual
   * names) to be held against what the audit expects, by fixed-asset number. Before the close it goes into the report.
   * Of several the last counts.
   */
  takeBooks: command('audits.run')
    .input(ofAudit.extend({ stagingId: id, fileName: z.string().trim().min(1).max(500) }))
    .output(booksFigures)
    .errors(errorsOf({ ...shown, ...untaken, FILE_NOT_STAGED: filesProblems.FILE_NOT_STAGED })),
  /** The books held against the audit as it stands. */
  books: query('register.read')
    .input(ofAudit)
    .output(auditBooks)
    .errors(errorsOf({ ...shown, BOOKS_MISSING })),
  /** Starts a job (kind `auditReport`, result FileResult) that writes that as a PDF of its own. */
  booksFile: command('register.read')
    .input(ofAudit)
    .output(z.object({ jobId: id }))
    .errors(errorsOf({ ...shown, BOOKS_MISSING })),
  /** How accurate the list was, place by place and by cost, and what changed since the audit before. */
  accuracy: query('register.read').input(ofAudit).output(accuracyView).errors(errorsOf(shown)),
  /** What is missing in an audit, room by room in the order in which one searches, with what is known of where it could be. */
  searchAgain: query('register.read')
    .input(ofAudit)
    .output(
      z.object({ rooms: z.array(z.object({ place: z.string().nullable(), assets: z.array(soughtAsset) })) }),
    )
    .errors(errorsOf(shown)),
  /** Starts a job (kind `auditReport`, result FileResult) that writes that list to an outgoing file. */
  searchAgainFile: command('register.read')
    .input(ofAudit.extend({ format: z.enum(['pdf', 'csv']) }))
    .output(z.object({ jobId: id }))
    .errors(errorsOf(shown)),
}
