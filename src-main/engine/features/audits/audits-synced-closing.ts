import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import { asFact, asRow, idsIn } from '../../database/row-fact.ts'
import type {
  AuditAmendmentRow,
  AuditClosingRow,
  AuditEventRow,
  AuditSignatureRow,
} from '../../database/schema-audits.ts'
import type { SyncedFact } from '../../database/synced-fact.ts'
import type { SyncedRows } from '../../database/synced-rows.ts'
import type { Transaction } from '../../database/transaction.ts'
import { amendmentById, insertAmendment } from './audits-amendment-store.ts'
import { closingById, insertClosing, insertSignature, signaturesUnder } from './audits-closing-store.ts'
import { setFirstClosing, settleClosing } from './audits-settle.ts'
import { standingRow } from './audits-standing-store.ts'
import { insertEvent } from './audits-store.ts'
import { eventById } from './audits-synced-rows.ts'

type Signature = Omit<AuditSignatureRow, 'n'>
type Event = Omit<AuditEventRow, 'n'>
/** A report as it travels: JSON of tens of megabytes, most of which is the same over and over. */
interface Packed {
  zstd: string
}
interface ClosingFact extends Omit<AuditClosingRow, 'report' | 'covered'> {
  report: Packed
  covered: string[]
  signatures: Signature[]
}
interface AmendmentFact extends Omit<AuditAmendmentRow, 'n' | 'report' | 'covered'> {
  report: Packed
  covered: string[]
  signatures: Signature[]
}

const packed = (text: string): Packed => ({ zstd: zstdCompressSync(text).toString('base64') })
/** Bytes of a report at most: far more than one of a large audit has (20,000 scans: 3 MB). What unpacks to more is put aside. */
const largestReport = 256 * 1024 * 1024

const unpacked = ({ zstd }: Packed) =>
  zstdDecompressSync(Buffer.from(zstd, 'base64'), { maxOutputLength: largestReport }).toString('utf8')

const signaturesOf = (database: Database, reportId: string): Signature[] =>
  signaturesUnder.all(database, { reportId }).map(({ n: _, ...signature }) => signature)
const signersOf = (signatures: readonly Signature[]) =>
  signatures.flatMap(({ person_id, actor_id }) => [person_id, actor_id])

/** What was signed when an audit was closed, with the signatures and with what it had taken in. */
export const closingFact: SyncedFact = {
  read: (database, id) => {
    const row = closingById.get(database, { id })
    if (!row) return undefined
    const { report, covered, ...head } = row
    const said = { report: packed(report), covered: JSON.parse(covered) as string[] }
    return asFact({ ...head, ...said, signatures: signaturesOf(database, id) } satisfies ClosingFact)
  },
  needs: (fact) => {
    const { audit_id, actor_id, signatures } = asRow<ClosingFact>(fact)
    return [...new Set(idsIn(audit_id, actor_id, ...signersOf(signatures)))]
  },
  write: (tx, fact) => {
    const { report, covered, signatures, ...head } = asRow<ClosingFact>(fact)
    const { database } = tx
    if (closingById.get(database, { id: head.id })) return
    insertClosing.run(database, { ...head, covered: JSON.stringify(covered), report: unpacked(report) })
    writeSigned(tx, signatures, { ...head, kind: 'closed', reason: null, rank: null })
    settleClosing(database, head.audit_id)
  },
}

/** A report that takes the place of what was signed before, with its signatures. */
export const amendmentFact: SyncedFact = {
  read: (database, id) => {
    const row = amendmentById.get(database, { id })
    if (!row) return undefined
    const { n: _, report, covered, ...head } = row
    const said = { report: packed(report), covered: JSON.parse(covered) as string[] }
    return asFact({ ...head, ...said, signatures: signaturesOf(database, id) } satisfies AmendmentFact)
  },
  needs: (fact) => {
    const { audit_id, closing_id, actor_id, signatures } = asRow<AmendmentFact>(fact)
    return [...new Set(idsIn(audit_id, closing_id, actor_id, ...signersOf(signatures)))]
  },
  write: (tx, fact) => {
    const { report, covered, signatures, ...head } = asRow<AmendmentFact>(fact)
    const { database } = tx
    if (amendmentById.get(database, { id: head.id })) return
    insertAmendment.run(database, { ...head, covered: JSON.stringify(covered), report: unpacked(report) })
    writeSigned(tx, signatures, { ...head, kind: 'amended', rank: null })
  },
}

/** Signatures, and that the audit was closed or amended: the event has the id of the report. */
function writeSigned(tx: Transaction, signatures: readonly Signature[], event: Event): void {
  const { database } = tx
  for (const signature of signatures) insertSignature.run(database, signature)
  if (!eventById.get(database, { id: event.id })) insertEvent.run(database, event)
  tx.touch('audits')
}

/**
 * Which closing of an audit the server took first: a row that it decides like any other, whose first value holds. The id
 * is that of the audit.
 */
export const syncedClosings: SyncedRows = {
  recorded: (database, id) => {
    const row = standingRow.get(database, { auditId: id })
    return row?.first_id ? { closingId: row.first_id } : undefined
  },
  write: ({ database }, { id, values }) =>
    setFirstClosing(database, id, typeof values.closingId === 'string' ? values.closingId : null),
}
