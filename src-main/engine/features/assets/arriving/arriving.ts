import type { Database } from 'better-sqlite3'
import { commonProblems } from '../../../../../src-shared/contract/base.ts'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { setAside } from '../../../database/set-aside.ts'
import type { Transaction } from '../../../database/transaction.ts'
import { beginArriving, endArriving, known, noteArrived, setFilling, setUpToLast } from './arriving-store.ts'

/**
 * The register of a new laptop while it comes by the thousand rows: indexes that would be written anew with each of these are
 * not there, and full text is built beside the database.
 */
export const arriving = {
  /** Up to which number assets are neither in full text nor noted as changed; null where nothing is arriving. */
  upTo: (database: Database): number | null => known.get(database, {})?.upTo ?? null,

  /** Begins in a register that has no asset. */
  begin(tx: Transaction): void {
    beginArriving.run(tx.database, {})
    setAside(tx.database)
  },

  /** Assets that are new with this are not noted as changed, as long as the register is arriving. */
  fill(tx: Transaction, work: () => void): void {
    setFilling.run(tx.database, { isFilling: 1 })
    work()
    setFilling.run(tx.database, { isFilling: 0 })
    setUpToLast.run(tx.database, {})
  },

  /** Ends without the text that was built beside: upkeep brings those assets into full text, as all others. */
  endWithoutText(tx: Transaction): void {
    noteArrived.run(tx.database, {})
    endArriving.run(tx.database, {})
    tx.touch('assets')
    tx.touch('sync')
  },

  /** @throws REGISTER_ARRIVING */
  assertEnded(database: Database): void {
    if (arriving.upTo(database) !== null) throw failure(commonProblems, 'REGISTER_ARRIVING', {})
  },
}
