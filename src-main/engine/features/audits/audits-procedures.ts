import { os } from '../../calls/implement.ts'
import { audits } from './audits.ts'
import { outcomeItems } from './audits-outcome-query.ts'
import { auditPlaces, auditSummary, expectedInPlace, lastScans, listAudits } from './audits-query.ts'
import { recordScan } from './audits-scan.ts'
import { scanAnswer } from './audits-scan-answer-query.ts'
import { tallyOf } from './audits-tally.ts'

export const auditsProcedures = os.audits.router({
  list: os.audits.list.handler(({ context }) => ({ audits: listAudits(context.database) })),

  start: os.audits.start.handler(({ input, context }) =>
    context.write((tx) => {
      const { audit, expected } = audits.start(tx, input.location, input.name)
      return { auditId: audit.id, name: audit.name, expected }
    }),
  ),

  show: os.audits.show.handler(({ input, context }) =>
    auditSummary(context.database, audits.get(context.database, input.auditId)),
  ),

  status: os.audits.status.handler(({ input, context }) =>
    tallyOf(context.database, audits.get(context.database, input.auditId).id).counts(),
  ),

  places: os.audits.places.handler(({ input, context }) => ({
    places: auditPlaces(context.database, audits.get(context.database, input.auditId).id),
  })),

  expectedIn: os.audits.expectedIn.handler(({ input, context }) => {
    audits.get(context.database, input.auditId)
    return expectedInPlace(context.database, input)
  }),

  recentScans: os.audits.recentScans.handler(({ input, context }) => {
    audits.get(context.database, input.auditId)
    return { scans: lastScans(context.database, input.auditId, input.limit) }
  }),

  scan: os.audits.scan.handler(({ input: { auditId, ...input }, context }) => {
    const scan = context.write((tx) => {
      const { code, location, method, assetId, replaces } = input
      const recorded = recordScan(tx, audits.get(tx.database, auditId), {
        code,
        location,
        method,
        assetId,
        replaces,
      })
      return scanAnswer(tx.database, recorded)
    })
    return { scan, progress: audits.progress(context.database, auditId, input.location) }
  }),

  voidScan: os.audits.voidScan.handler(({ input: { auditId, scanId }, context }) => {
    context.write((tx) => audits.voidScan(tx, audits.get(tx.database, auditId), scanId))
    return audits.progress(context.database, auditId, undefined)
  }),

  markCounted: os.audits.markCounted.handler(({ input: { auditId, places, counted }, context }) => {
    const changed = context.write((tx) =>
      audits.markCounted(tx, audits.get(tx.database, auditId), places, counted),
    )
    return { changed, counts: audits.progress(context.database, auditId, undefined).counts }
  }),

  outcome: os.audits.outcome.handler(({ input, context }) => {
    const { id } = audits.get(context.database, input.auditId)
    const counts = tallyOf(context.database, id).counts()
    return { total: counts[input.section], items: outcomeItems(context.database, id, input.section, input) }
  }),

  report: os.audits.report.handler(({ input, context }) =>
    context.write((tx) => {
      audits.get(tx.database, input.auditId)
      return { jobId: context.jobs().start(tx, 'auditReport', input) }
    }),
  ),
})
