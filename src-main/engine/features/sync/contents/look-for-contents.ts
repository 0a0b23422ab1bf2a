import type { Database } from 'better-sqlite3'
import { mostInBatch } from '../../../../../src-shared/sync/protocol.ts'
import { contentsHere } from '../../../content/contents-here.ts'
import { contentMark, type NamedContent, namedContent } from '../../../content/named-content.ts'
import { wasReplaced } from '../../../database/new-replica.ts'
import type { Transaction } from '../../../database/transaction.ts'
import { enrolled } from '../enrolled.ts'
import { known } from '../known-entries.ts'
import type { ServerConversation } from '../server-conversation.ts'
import {
  endWaitingContent,
  noteSent,
  putWaitingContent,
  sentContents,
  waitingContents,
} from './contents-store.ts'

interface LookTools {
  database: Database
  dataFolder: string
  step: <Result>(work: (tx: Transaction) => Result) => Result
  server: ServerConversation
}

interface Seen {
  /** of what all rows named; no change says that a row was let go of, or came back */
  mark: string
  cursors: string
  /** what no row on the server named: its kind does not travel, or its row has not come there yet */
  strangers: { sha256: string }[]
}

/** When all rows were looked at last. */
const seen = new WeakMap<Database, Seen>()

/**
 * Finds out which contents are to be carried, and notes them. Where no row can have come since, only what the server
 * did not have yet is asked for.
 */
export async function lookForContents(tools: LookTools): Promise<void> {
  const { database } = tools
  const { epoch, let_go: cameAndWent } = enrolled(database)
  const mark = `${epoch} ${cameAndWent} ${contentMark(database)}`
  const cursors = JSON.stringify(known.told(database).cursors)
  const before = seen.get(database)
  const isKnown = before?.mark === mark && (await lookAgain(tools, before, before.cursors !== cursors))
  const strangers = isKnown ? before.strangers : await lookAtAll(tools)
  seen.set(database, { mark, cursors, strangers })
}

/** @returns whether that was enough */
async function lookAgain(
  { database, step, server }: LookTools,
  { strangers }: Seen,
  hasMoved: boolean,
): Promise<boolean> {
  const missing = waitingContents.all(database, {}).filter(({ size }) => size === null)
  const stored = await storedAmong(server, hasMoved ? [...missing, ...strangers] : missing)
  if (strangers.some(({ sha256 }) => stored.has(sha256))) return false
  const come = missing.filter(({ sha256 }) => typeof stored.get(sha256) === 'number')
  if (come.length === 0) return true
  step((tx) => {
    for (const { sha256, direction } of come)
      putWaitingContent.run(tx.database, { sha256, direction, size: stored.get(sha256) ?? null })
    tx.touch('sync')
  })
  return true
}

/** @returns what no row on the server names */
async function lookAtAll({ database, dataFolder, step, server }: LookTools): Promise<Seen['strangers']> {
  const here = await contentsHere(dataFolder)
  const sent = new Set(sentContents.all(database, {}).map(({ sha256 }) => sha256))
  const named = namedContent(database)
  const unnamed = wasReplaced(database) ? unnamedHere(here, named) : []
  const open = [...named, ...unnamed].filter(({ sha256 }) => !here.has(sha256) || !sent.has(sha256))
  const stored = await storedAmong(server, open)
  const travelling = open.filter(({ sha256 }) => stored.has(sha256))
  const isStored = ({ sha256 }: NamedContent) => typeof stored.get(sha256) === 'number'
  const waiting = travelling.filter((content) => !(here.has(content.sha256) && isStored(content)))
  step((tx) => {
    const wanted = new Set(waiting.map(({ sha256 }) => sha256))
    for (const { sha256 } of waitingContents.all(tx.database, {}))
      if (!wanted.has(sha256)) endWaitingContent.run(tx.database, { sha256 })
    for (const { sha256, size } of waiting) {
      const isHere = here.has(sha256)
      const known = isHere ? (size ?? 0) : (stored.get(sha256) ?? null)
      putWaitingContent.run(tx.database, { sha256, direction: isHere ? 'send' : 'fetch', size: known })
    }
    for (const content of travelling)
      if (isStored(content)) noteSent.run(tx.database, { sha256: content.sha256 })
    tx.touch('sync')
  })
  return open.filter(({ sha256 }) => !stored.has(sha256))
}

/**
 * What lies here and nothing here names: a row that came after the copy which was restored may name it on the server, and
 * does not come back here where its site was taken away.
 */
function unnamedHere(here: ReadonlySet<string>, named: readonly NamedContent[]): NamedContent[] {
  const names = new Set(named.map(({ sha256 }) => sha256))
  return [...here]
    .filter((sha256) => !names.has(sha256))
    .map((sha256) => ({ sha256, size: null, fileName: '' }))
}

/** What rows on the server name, each with its bytes there; null: it has not got it. */
async function storedAmong(
  server: ServerConversation,
  contents: readonly { sha256: string }[],
): Promise<Map<string, number | null>> {
  const stored = new Map<string, number | null>()
  for (let from = 0; from < contents.length; from += mostInBatch) {
    const sha256s = contents.slice(from, from + mostInBatch).map(({ sha256 }) => sha256)
    const answer = await server.contents({ sha256s })
    for (const { sha256, size } of answer.contents) stored.set(sha256, size)
  }
  return stored
}
