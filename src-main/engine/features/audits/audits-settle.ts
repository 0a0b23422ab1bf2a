import type { Database } from 'better-sqlite3'
import { standingClosing } from '../../../../src-shared/features/audits/standing-closing.ts'
import {
  closingsOf,
  coveredBy,
  forgetLateFacts,
  noteLateFact,
  noteLateFacts,
  setStanding,
  standingRow,
} from './audits-standing-store.ts'

/** Decides anew which closing of an audit stands; what that had not taken in does not count. */
export function settleClosing(database: Database, auditId: string): void {
  const before = standingRow.get(database, { auditId })
  const firstId = before?.first_id ?? null
  const closingId = standingClosing(closingsOf.all(database, { auditId }), firstId)
  if (closingId === (before?.closing_id ?? null)) return
  setStanding.run(database, { audit_id: auditId, first_id: firstId, closing_id: closingId })
  forgetLateFacts.run(database, { auditId })
  if (closingId !== null) noteLateFacts.run(database, { auditId, closingId })
}

/** Notes which closing the server took first. */
export function setFirstClosing(database: Database, auditId: string, firstId: string | null): void {
  const closingId = standingRow.get(database, { auditId })?.closing_id ?? null
  setStanding.run(database, { audit_id: auditId, first_id: firstId, closing_id: closingId })
  settleClosing(database, auditId)
}

/** What a closing had taken in, kept for the one that was asked for last: scans come by the hundred. */
const kept = new WeakMap<Database, { closingId: string; covered: ReadonlySet<string> }>()

/** Notes something that came from elsewhere as late where the closing that stands had not taken it in. */
export function settleFact(database: Database, auditId: string, id: string): void {
  const closingId = standingRow.get(database, { auditId })?.closing_id
  if (!closingId) return
  if (kept.get(database)?.closingId !== closingId) {
    const json = coveredBy.get(database, { id: closingId })?.covered ?? '[]'
    kept.set(database, { closingId, covered: new Set(JSON.parse(json) as string[]) })
  }
  if (!kept.get(database)?.covered.has(id)) noteLateFact.run(database, { auditId, id })
}
