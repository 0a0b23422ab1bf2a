import type { Database } from 'better-sqlite3'
import {
  type AuditState,
  type AuditStep,
  auditStateOf,
} from '../../../../src-shared/features/audits/audit-state.ts'
import {
  type CaptureMethod,
  type CaptureRules,
  proofOf,
} from '../../../../src-shared/features/audits/capture.ts'
import type { CountedScan } from '../../../../src-shared/features/audits/outcome.ts'
import { AuditTally, noPlace } from '../../../../src-shared/features/audits/tally.ts'
import type { Placement, Standing } from '../../../../src-shared/features/audits/verdict.ts'
import { orderOf } from '../../../../src-shared/sync/rank.ts'
import type { ScanRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import { capturesOf } from './audits-captures.ts'
import { awayOf, expectedByPlace, lostOf } from './audits-freeze-store.ts'
import { standingRow } from './audits-standing-store.ts'
import {
  auditById,
  type CountedRow,
  eventsAfter,
  marksAfter,
  type NewestFacts,
  newestFacts,
  scansAfter,
  voidsAfter,
} from './audits-store.ts'

interface Kept {
  /** the closing that stood when it was read: what that had not taken in is not in it */
  closing: string | null
  tally: AuditTally
  captures: CaptureRules
  /** ids of who recorded a scan, undone ones too */
  scanners: Set<string>
  steps: AuditStep[]
  state: AuditState
  /** the last facts that are in it */
  last: NewestFacts
}

const kept = new WeakMap<Database, Map<string, Kept>>()

/**
 * The tally of an audit. It is kept between calls, and only the facts that came since are read: a beep costs no recount.
 * In a write transaction it is asked for before anything of the audit is written; a fact that is rolled back must not
 * get into it.
 */
export function tallyOf(database: Database, auditId: string): AuditTally {
  return standOf(database, auditId).tally
}

/** The state of an audit, kept with its tally. */
export function stateOf(database: Database, auditId: string): AuditState {
  return standOf(database, auditId).state
}

/** Both at once, and who scanned. */
export function standOf(database: Database, auditId: string): Pick<Kept, 'tally' | 'state' | 'scanners'> {
  const ofDatabase = kept.get(database) ?? new Map<string, Kept>()
  kept.set(database, ofDatabase)
  const closing = standingRow.get(database, { auditId })?.closing_id ?? null
  const known = ofDatabase.get(auditId)
  const one = known?.closing === closing ? known : { ...empty(database, auditId), closing }
  ofDatabase.set(auditId, one)
  const newest = newestFacts.get(database, {})
  if (newest) takeIn(database, auditId, one, newest)
  return one
}

/**
 * Reads what came since, and nothing of what did not: between two beeps that is one row. Only facts up to the newest
 * are taken, so that the scan of every void is among them, whatever is written meanwhile.
 */
function takeIn(database: Database, auditId: string, one: Kept, newest: NewestFacts): void {
  const { tally, last } = one
  if (newest.scan > last.scan)
    for (const row of scansAfter.all(database, { auditId, n: last.scan }))
      if (row.n <= newest.scan) {
        tally.add(countedScan(one.captures, row))
        one.scanners.add(row.actor_id)
      }
  if (newest.void > last.void)
    for (const { n, scanId } of voidsAfter.all(database, { auditId, n: last.void }))
      if (n <= newest.void) tally.void(scanId)
  if (newest.mark > last.mark)
    for (const mark of marksAfter.all(database, { auditId, n: last.mark }))
      if (mark.n <= newest.mark)
        tally.markPlace(mark.place_id ?? noPlace, { state: mark.state, order: orderOf(mark) })
  if (newest.event > last.event) {
    for (const event of eventsAfter.all(database, { auditId, n: last.event }))
      if (event.n <= newest.event) one.steps.push({ kind: event.kind, order: orderOf(event) })
    one.state = auditStateOf(one.steps)
  }
  one.last = newest
}

/**
 * Takes a scan in that is being recorded, once it is durable: nobody has to read it again to tell how far its audit is. It
 * is the only one of its transaction, and the stand of its audit was asked for before it was written.
 */
export function takeInRecorded(
  tx: Transaction,
  row: CountedRow & Pick<ScanRow, 'n' | 'audit_id' | 'actor_id'>,
): void {
  const one = kept.get(tx.database)?.get(row.audit_id)
  if (!one) return
  const { last } = one
  tx.afterCommit(() => {
    if (one.last !== last) return
    one.tally.add(countedScan(one.captures, row))
    one.scanners.add(row.actor_id)
    one.last = { ...last, scan: row.n }
  })
}

/**
 * A tally of its own with the scans that arrived after the close in it; the one that is kept knows nothing of them.
 * @param late in any order
 */
export function tallyWithLate(database: Database, auditId: string, late: readonly CountedScan[]): AuditTally {
  const newest = newestFacts.get(database, {})
  const one = empty(database, auditId)
  if (newest) takeIn(database, auditId, one, newest)
  for (const scan of late) one.tally.add(scan)
  return one.tally
}

function empty(database: Database, auditId: string): Kept {
  const audit = auditById.get(database, { id: auditId })
  const expected = expectedByPlace.all(database, { auditId })
  const away = awayOf.all(database, { auditId })
  const lost = lostOf.all(database, { auditId })
  const tally = new AuditTally(
    expected.map(({ placeId, expected }) => [placeId ?? noPlace, expected]),
    new Map(away.map(({ assetId, placeId }) => [assetId, placeId ?? noPlace])),
    new Set(lost.map(({ assetId }) => assetId)),
  )
  return {
    closing: null,
    tally,
    captures: capturesOf(audit ?? { captures: null }),
    scanners: new Set(),
    steps: [],
    state: auditStateOf([]),
    last: { scan: 0, void: 0, mark: 0, event: 0 },
  }
}

/** A stored scan as far as the outcome depends on it. */
export function countedScan(captures: CaptureRules, row: CountedRow): CountedScan {
  return {
    scanId: row.id,
    assetId: row.asset_id,
    codeKey: row.code_key,
    standing: row.standing as Standing,
    placement: row.placement as Placement,
    expectedPlaceId: row.expected_place_id,
    placeId: proofOf(captures, row.method as CaptureMethod) === 'place' ? row.place_id : null,
  }
}
