import { rmSync } from 'node:fs'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { auditsContract } from '../../../../src-shared/features/audits/audits-contract.ts'
import { filesProblems } from '../../../../src-shared/features/files/files-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { stagingFile } from '../../files.ts'
import { attachments } from '../attachments/attachments.ts'
import { locations } from '../locations/locations.ts'
import { people } from '../people/people.ts'
import { withPins } from '../pins/pins.ts'
import { audits } from './audits.ts'
import { accuracyOf } from './audits-accuracy-query.ts'
import { afterClose } from './audits-addendum-query.ts'
import { amendAudit } from './audits-amend.ts'
import { amendingView, assertEdition } from './audits-amendment-query.ts'
import { assertBooks, booksOfAudit, takeInBooks } from './audits-books.ts'
import { readBooksApart } from './audits-books-thread-call.ts'
import { closeAudit } from './audits-close.ts'
import { closingsOfAudit, closingView } from './audits-closing-query.ts'
import { approve, decide } from './audits-decisions.ts'
import { dueAudits } from './audits-due-query.ts'
import { standingOf } from './audits-items.ts'
import { itemsToDecide, reconciliation } from './audits-items-query.ts'
import { recordLateScan } from './audits-late-scan.ts'
import { AuditOutcome } from './audits-outcome-query.ts'
import { markCounted, markPlaces } from './audits-places.ts'
import { auditPlaces } from './audits-places-query.ts'
import { auditPolicy, removeRule, setPolicy, setRule } from './audits-policy.ts'
import { auditSummary, expectedInPlace, lastScans, listAudits } from './audits-query.ts'
import { remarkOnScan } from './audits-remark.ts'
import { digestOf, keptClosing, reportData } from './audits-report-query.ts'
import { recordScan } from './audits-scan.ts'
import { recordedAnswer, scanAnswer } from './audits-scan-answer-query.ts'
import { searchAgain } from './audits-search-again-query.ts'
import { pinsOf } from './audits-sign.ts'
import { startAudit } from './audits-start.ts'
import { tallyOf } from './audits-tally.ts'

const os = implementCalls(auditsContract)

export default {
  list: os.list.handler(({ context }) => ({ audits: listAudits(context.database) })),

  start: os.start.handler(({ input, context }) =>
    context.write((tx) => {
      const { audit, ...frozen } = startAudit(tx, input)
      const told = audit.blind === 1 ? { expected: null, away: null, lost: null } : frozen
      return { auditId: audit.id, name: audit.name, ...told }
    }),
  ),

  show: os.show.handler(({ input, context }) =>
    auditSummary(context.database, audits.get(context.database, input.auditId)),
  ),

  status: os.status.handler(({ input, context }) => {
    const audit = audits.get(context.database, input.auditId)
    const { counts, recorded } = audits.progress(context.database, audit, null)
    return counts ?? { recorded }
  }),

  places: os.places.handler(({ input, context }) =>
    auditPlaces(context.database, audits.get(context.database, input.auditId)),
  ),

  expectedIn: os.expectedIn.handler(({ input, context }) => {
    audits.shown(context.database, input.auditId)
    return expectedInPlace(context.database, input)
  }),

  recentScans: os.recentScans.handler(({ input, context }) => {
    const audit = audits.get(context.database, input.auditId)
    return { scans: lastScans(context.database, audit, input.limit) }
  }),

  scan: os.scan.handler(({ input: { auditId, ...input }, context }) => {
    const audit = audits.get(context.database, auditId)
    let placeId: string | null | undefined
    const scan = context.write((tx) => {
      const recorded = recordScan(tx, audit, input)
      placeId = recorded.scan.place_id
      const answer = audits.isHidden(tx.database, audit) ? recordedAnswer : scanAnswer
      return answer(tx.database, recorded)
    })
    // A command that is answered again does not record again.
    placeId ??= input.location === undefined ? null : locations.asFrozen(context.database, input.location).id
    return { scan, progress: audits.progress(context.database, audit, placeId) }
  }),

  voidScan: os.voidScan.handler(({ input: { auditId, scanId }, context }) => {
    context.write((tx) => audits.voidScan(tx, audits.counting(tx.database, auditId), scanId))
    return audits.progress(context.database, audits.get(context.database, auditId), null)
  }),

  markCounted: os.markCounted.handler(({ input: { auditId, places, counted }, context }) => {
    const changed = context.write((tx) =>
      markCounted(tx, audits.counting(tx.database, auditId), places, counted),
    )
    const audit = audits.get(context.database, auditId)
    return { changed, counts: audits.progress(context.database, audit, null).counts }
  }),

  markPlaces: os.markPlaces.handler(({ input: { auditId, places, state, reason }, context }) => {
    const changed = context.write((tx) =>
      markPlaces(tx, audits.counting(tx.database, auditId), places, state, reason),
    )
    const audit = audits.get(context.database, auditId)
    return { changed, counts: audits.progress(context.database, audit, null).counts }
  }),

  endCounting: os.endCounting.handler(({ input, context }) => {
    context.write((tx) => audits.endCounting(tx, input.auditId))
    return auditSummary(context.database, audits.get(context.database, input.auditId))
  }),

  resumeCounting: os.resumeCounting.handler(({ input, context }) => {
    context.write((tx) => audits.resumeCounting(tx, input.auditId))
    return auditSummary(context.database, audits.get(context.database, input.auditId))
  }),

  reconciliation: os.reconciliation.handler(({ input, context }) => {
    audits.shown(context.database, input.auditId)
    return { kinds: reconciliation(context.database, input.auditId) }
  }),

  items: os.items.handler(({ input, context }) => {
    const audit = audits.shown(context.database, input.auditId)
    return itemsToDecide(context.database, audit, input.kind, input)
  }),

  resolve: os.resolve.handler(
    async ({ input: { auditId, approvedBy, pin, newPerson, ...input }, context }) => {
      const personId = approvedBy === undefined ? undefined : people.byName(context.database, approvedBy)?.id
      const decided = await withPins(context, [{ personId, pin }], (tx, proved) =>
        decide(tx, audits.reconciling(tx.database, auditId), input, input, { approvedBy, newPerson, proved }),
      )
      return { decided, undecided: standingOf(context.database, auditId).undecided.length }
    },
  ),

  approve: os.approve.handler(({ input: { auditId, approvedBy, pin, newPerson, ...chosen }, context }) => {
    const personId =
      approvedBy === undefined ? context.actor?.id : people.byName(context.database, approvedBy)?.id
    return withPins(context, [{ personId, pin }], (tx, proved) => ({
      approved: approve(tx, audits.reconciling(tx.database, auditId), chosen, {
        approvedBy,
        newPerson,
        proved,
      }),
    }))
  }),

  closing: os.closing.handler(({ input, context }) =>
    closingView(context.database, audits.reconciling(context.database, input.auditId)),
  ),

  closingDigest: os.closingDigest.handler(({ input, context }) => {
    const { id } = audits.reconciling(context.database, input.auditId)
    return { digest: digestOf(reportData(context.database, id)) }
  }),

  close: os.close.handler(({ input: { auditId, ...order }, context }) =>
    withPins(context, pinsOf(context, order), (tx, proved) => {
      const closed = closeAudit(tx, audits.reconciling(tx.database, auditId), order, proved)
      context.jobs().start(tx, 'auditReport', { auditId, format: 'pdf' })
      return closed
    }),
  ),

  abandon: os.abandon.handler(({ input, context }) => {
    context.write((tx) => audits.abandon(tx, input.auditId, input.reason))
    return auditSummary(context.database, audits.get(context.database, input.auditId))
  }),

  outcome: os.outcome.handler(({ input, context }) => {
    const audit = audits.shown(context.database, input.auditId)
    const counts = tallyOf(context.database, audit.id).counts()
    return {
      total: counts[input.section],
      items: new AuditOutcome(context.database, audit).items(input.section, input),
    }
  }),

  report: os.report.handler(({ input, context }) =>
    context.write((tx) => {
      audits.shown(tx.database, input.auditId)
      assertEdition(tx.database, input.auditId, input.edition)
      if (input.closingId !== undefined) keptClosing(tx.database, input.auditId, input.closingId)
      return { jobId: context.jobs().start(tx, 'auditReport', input) }
    }),
  ),

  scanLate: os.scanLate.handler(({ input: { auditId, ...input }, context }) =>
    context.write((tx) => recordLateScan(tx, audits.closed(tx.database, auditId), input)),
  ),

  accuracy: os.accuracy.handler(({ input, context }) =>
    accuracyOf(context.database, audits.shown(context.database, input.auditId)),
  ),

  takeBooks: os.takeBooks.handler(async ({ input, context }) => {
    audits.shown(context.database, input.auditId)
    const read = await readBooksApart(context, input)
    return context.write((tx) => {
      const audit = audits.shown(tx.database, input.auditId)
      if (!read) throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId: input.stagingId })
      takeInBooks(tx, audit, read)
      tx.afterCommit(() => rmSync(stagingFile(context.dataFolder, input.stagingId), { force: true }))
      return read.figures
    })
  }),

  books: os.books.handler(({ input, context }) =>
    booksOfAudit(context.database, audits.shown(context.database, input.auditId)),
  ),

  booksFile: os.booksFile.handler(({ input, context }) =>
    context.write((tx) => {
      assertBooks(tx.database, audits.shown(tx.database, input.auditId))
      return { jobId: context.jobs().start(tx, 'auditReport', { ...input, format: 'pdf', part: 'books' }) }
    }),
  ),

  searchAgain: os.searchAgain.handler(({ input, context }) => {
    const { id } = audits.shown(context.database, input.auditId)
    return { rooms: searchAgain(context.database, id) }
  }),

  searchAgainFile: os.searchAgainFile.handler(({ input, context }) =>
    context.write((tx) => {
      audits.shown(tx.database, input.auditId)
      return { jobId: context.jobs().start(tx, 'auditReport', { ...input, part: 'searchAgain' }) }
    }),
  ),

  closings: os.closings.handler(({ input, context }) => ({
    closings: closingsOfAudit(context.database, audits.closed(context.database, input.auditId)),
  })),

  addendum: os.addendum.handler(({ input, context }) =>
    afterClose(context.database, audits.closed(context.database, input.auditId)),
  ),

  amending: os.amending.handler(({ input, context }) =>
    amendingView(context.database, audits.closed(context.database, input.auditId), input.reason),
  ),

  amend: os.amend.handler(({ input: { auditId, ...order }, context }) =>
    withPins(context, pinsOf(context, order), (tx, proved) => {
      const amended = amendAudit(tx, audits.closed(tx.database, auditId), order, proved)
      context.jobs().start(tx, 'auditReport', { auditId, format: 'pdf' })
      return amended
    }),
  ),

  remark: os.remark.handler(async ({ input: { auditId, scanId, photo, ...said }, context }) => {
    const { dataFolder, newId } = context
    const stored = photo && (await attachments.takeIn(dataFolder, { ...photo, kind: 'photo' }, newId))
    return context.write((tx) => {
      if (stored === null)
        throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId: photo?.stagingId ?? '' })
      const kept = stored && photo ? { ...stored, fileName: photo.fileName } : undefined
      remarkOnScan(tx, audits.notEnded(tx.database, auditId), scanId, { ...said, photo: kept })
      if (photo) tx.afterCommit(() => attachments.removeStaged(dataFolder, photo))
      return { scanId }
    })
  }),

  policy: os.policy.handler(({ context }) => auditPolicy(context.database)),

  setPolicy: os.setPolicy.handler(({ input, context }) => {
    context.write((tx) => setPolicy(tx, input))
    return auditPolicy(context.database)
  }),

  setRule: os.setRule.handler(({ input: { kind, target, months }, context }) => {
    context.write((tx) => setRule(tx, kind, target, months))
    return auditPolicy(context.database)
  }),

  removeRule: os.removeRule.handler(({ input: { kind, target }, context }) => {
    context.write((tx) => removeRule(tx, kind, target))
    return auditPolicy(context.database)
  }),

  due: os.due.handler(({ context }) => ({
    due: dueAudits(context.database, context.now().slice(0, 10)),
  })),

  addendumFile: os.addendumFile.handler(({ input, context }) =>
    context.write((tx) => {
      audits.closed(tx.database, input.auditId)
      return { jobId: context.jobs().start(tx, 'auditReport', { ...input, part: 'addendum' }) }
    }),
  ),
}
