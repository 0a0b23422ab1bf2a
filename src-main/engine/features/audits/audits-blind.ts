import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { AuditRow } from '../../database/schema-audits.ts'
import { statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'

const insertCounter = statement<{ personId: string; auditId: string }>(
  (value) => sql`INSERT OR IGNORE INTO blind_counter (person_id, audit_id)
    VALUES (${value('personId')}, ${value('auditId')})`,
)

/** Notes who counts a blind audit, for whom the register is covered until its counting ends; nothing for any other audit. */
export function noteBlindCounter(tx: Transaction, audit: Pick<AuditRow, 'id' | 'blind'>): void {
  noteCounting(tx.database, audit, tx.actorId)
}

/** The same of somebody who counts it elsewhere. */
export function noteCounting(
  database: Database,
  { id, blind }: Pick<AuditRow, 'id' | 'blind'>,
  personId: string,
): void {
  if (blind === 1) insertCounter.run(database, { personId, auditId: id })
}
