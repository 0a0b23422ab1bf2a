import { ORPCError } from '@orpc/contract'
import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { syncProblems } from '../../../../../src-shared/features/sync/sync-problems-contract.ts'
import { contentFile, contentFolder } from '../../../content/content-folder.ts'
import type { WaitingContentRow } from '../../../database/schema-sync.ts'
import type { Transaction } from '../../../database/transaction.ts'
import type { ServerConversation } from '../server-conversation.ts'
import type { ContentCarrier } from './content-carrier.ts'
import { ContentConversation } from './content-conversation.ts'
import { endWaitingContent, noteSent, setContentProblem, waitingContents } from './contents-store.ts'
import { fetchContent, sha256Of } from './fetch-content.ts'
import { lookForContents } from './look-for-contents.ts'
import { sendContent, usualPart } from './send-content.ts'

export interface ContentTools {
  database: Database
  dataFolder: string
  /** one durable transaction */
  step: <Result>(work: (tx: Transaction) => Result) => Result
  server: ServerConversation
  carry: ContentCarrier
  signal: AbortSignal
  /** bytes that are sent at once */
  partSize?: number
}

/** What was carried. */
export interface CarriedContents {
  sent: number
  fetched: number
}

/** What concerns one content, or one direction, holds the others up in nothing. */
const ofOneContent = new Set([
  'CONTENT_UNNAMED',
  'CONTENT_NOT_STORED',
  'CONTENT_TOO_LARGE',
  'CONTENT_DIFFERS',
])
const ofOneDirection: Record<string, WaitingContentRow['direction']> = {
  DISK_FULL: 'send',
  COMPUTER_DISK_FULL: 'fetch',
}

/**
 * Sends the contents of photos and files that the server has not got, and fetches those that are not here: first what
 * somebody asked for, then the small ones. Each is done for itself; what came stays, however it ends.
 * @throws NOT_ENROLLED, SERVER_UNREACHABLE, and what the server refuses as a whole
 */
export async function carryContents(tools: ContentTools): Promise<CarriedContents> {
  await lookForContents(tools)
  const conversation = new ContentConversation(tools.server, tools.carry)
  const carried: CarriedContents = { sent: 0, fetched: 0 }
  const tried = new Set<string>()
  const isFull = new Set<WaitingContentRow['direction']>()
  while (!tools.signal.aborted) {
    const next = nextOf(tools.database, (row) => !tried.has(row.sha256) && !isFull.has(row.direction))
    if (!next) break
    tried.add(next.sha256)
    try {
      await carryOne(tools, conversation, next)
      carried[next.direction === 'send' ? 'sent' : 'fetched']++
    } catch (error) {
      const { code, message } = error instanceof ORPCError ? error : { code: '', message: '' }
      const direction = ofOneDirection[code]
      if (direction) isFull.add(direction)
      else if (!ofOneContent.has(code)) throw error
      tools.step((tx) => {
        setContentProblem.run(tx.database, { sha256: next.sha256, problem: message })
        tx.touch('sync')
      })
    }
  }
  return carried
}

function nextOf(
  database: Database,
  isWanted: (row: WaitingContentRow) => boolean,
): WaitingContentRow | undefined {
  return waitingContents
    .all(database, {})
    .filter((row) => row.size !== null && isWanted(row))
    .reduce<WaitingContentRow | undefined>(
      (first, row) => (first === undefined || isBefore(row, first) ? row : first),
      undefined,
    )
}

function isBefore(one: WaitingContentRow, other: WaitingContentRow): boolean {
  if ((one.asked_at === null) !== (other.asked_at === null)) return one.asked_at !== null
  return (one.size ?? 0) < (other.size ?? 0)
}

async function carryOne(
  { dataFolder, step, signal, partSize = usualPart }: ContentTools,
  server: ContentConversation,
  { sha256, direction, size }: WaitingContentRow,
): Promise<void> {
  if (direction === 'fetch') {
    await fetchContent(server, { sha256, size: size ?? 0, dataFolder, signal })
  } else {
    const file = contentFile(contentFolder(dataFolder), sha256)
    // What has been damaged here is for the doctor; the server would refuse it after all of it was sent.
    if ((await sha256Of(file)) !== sha256) throw failure(syncProblems, 'CONTENT_DIFFERS', {})
    await sendContent(server, { sha256, file, signal, partSize })
  }
  step((tx) => {
    endWaitingContent.run(tx.database, { sha256 })
    noteSent.run(tx.database, { sha256 })
    tx.touch('sync')
    if (direction === 'fetch') tx.touch('attachments')
  })
}
