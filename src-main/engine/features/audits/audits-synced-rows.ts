import { idsIn, rowFact } from '../../database/row-fact.ts'
import type { AuditEventRow, PlaceMarkRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { booksById, insertBooks } from './audits-books-store.ts'
import { approvalById, decisionById, insertApproval, insertDecision } from './audits-decisions-store.ts'
import { settleFact } from './audits-settle.ts'
import { insertEvent, insertPlaceMark } from './audits-store.ts'

const markById = statement<{ id: string }, PlaceMarkRow>((value) =>
  build.selectFrom('audit_place_mark').selectAll().where('id', '=', value('id')),
)
export const eventById = statement<{ id: string }, AuditEventRow>((value) =>
  build.selectFrom('audit_event').selectAll().where('id', '=', value('id')),
)

/** What counts only if it was known when the audit was closed. */
const counted = (tx: Transaction, { id, audit_id }: { id: string; audit_id: string }) => {
  settleFact(tx.database, audit_id, id)
  tx.touch('audits')
}
const touched = (tx: Transaction) => tx.touch('audits')

export const placeMarkFact = rowFact(
  markById,
  insertPlaceMark,
  ({ audit_id, actor_id, place_id }) => idsIn(audit_id, actor_id, place_id),
  counted,
)
/** A step of an audit; that it was closed or amended goes with what was signed then. */
export const eventFact = rowFact(
  eventById,
  insertEvent,
  ({ audit_id, actor_id }) => idsIn(audit_id, actor_id),
  touched,
)
export const decisionFact = rowFact(
  decisionById,
  insertDecision,
  ({ audit_id, actor_id, asset_id, place_id }) => idsIn(audit_id, actor_id, asset_id, place_id),
  counted,
)
export const approvalFact = rowFact(
  approvalById,
  insertApproval,
  ({ audit_id, actor_id, approver_id, decision_id }) => idsIn(audit_id, actor_id, approver_id, decision_id),
  counted,
)
export const booksFact = rowFact(
  booksById,
  insertBooks,
  ({ audit_id, actor_id }) => idsIn(audit_id, actor_id),
  touched,
)
