import type { Database } from 'better-sqlite3'
import type { Transaction } from '../../database/transaction.ts'
import type { Log } from '../../log.ts'
import type { RegisterArrival } from '../../register-arrival.ts'
import type { ServerConversation } from './server-conversation.ts'

/** What a sync works with. */
export interface SyncTools {
  database: Database
  /** one durable transaction */
  step: <Result>(work: (tx: Transaction) => Result) => Result
  server: ServerConversation
  signal: AbortSignal
  progress: (done: number, total: number | null) => void
  log: Pick<Log, 'warn'>
  /** builds full text of a snapshot beside it; absent: it is brought over part by part */
  arrival?: Pick<RegisterArrival, 'takesMore' | 'soon' | 'finish'>
  /** rows of a server below which a new laptop reads its log */
  few?: number
  /** rows of a snapshot that are written in one transaction */
  rowsOfStep?: number
  /** rows that leave in one transaction */
  leavingAtATime?: number
}
