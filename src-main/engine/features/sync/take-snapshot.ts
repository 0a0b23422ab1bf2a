import { ORPCError } from '@orpc/contract'
import type { Database } from 'better-sqlite3'
import type { SyncResult } from '../../../../src-shared/features/sync/sync-contract.ts'
import type { SnapshotPlace } from '../../../../src-shared/sync/protocol.ts'
import type { Transaction } from '../../database/transaction.ts'
import { arriving, assetsSearch } from '../assets/assets.ts'
import type { SnapshotPart } from './snapshot-part.ts'
import { SnapshotRows } from './snapshot-rows.ts'
import {
  beginSnapshot,
  endSnapshot,
  forgetSnapshot,
  isNew,
  moveSnapshot,
  setSnapshotCursor,
  snapshotHere,
} from './snapshot-store.ts'
import { enrolment, forgetCursors, setPulling } from './sync-store.ts'
import type { SyncTools } from './sync-tools.ts'

/** Rows that are written in one step, in less than a tenth of a second: without full text, and where people work already. */
const rowsArriving = 2500
const rowsBesidePeople = 250
/** As many are read at once: what is read of them is gone again before it costs anything to keep. */
const rowsAtOnce = 100
/** Rows of a server below which a new laptop reads the log, and with it what happened to each of them. */
const fewRows = 10_000

/**
 * Takes the register over as it is now, where this folder has none yet, instead of all that ever happened to it; or goes on
 * with that. A part and how far it goes are one transaction, with every index; the next part is on its way meanwhile. Full
 * text is built beside it, and is whole when this ends. What the log says besides, and since, is pulled afterwards.
 */
export async function takeSnapshot(tools: SyncTools, result: SyncResult): Promise<void> {
  const { arrival, signal, step } = tools
  try {
    await takeParts(tools, result)
  } catch (error) {
    if (!(error instanceof ORPCError && error.code === 'SITE_FOREIGN')) throw error
    // It sees fewer sites than when it began. What came stays, and the log says the rest.
    step((tx) => {
      for (const forget of [...forgetSnapshot, forgetCursors]) forget.run(tx.database, {})
    })
  }
  if (arrival) await Promise.race([arrival.finish(), aborted(signal)])
}

async function takeParts(tools: SyncTools, result: SyncResult): Promise<void> {
  const { database, signal, progress } = tools
  const { few = fewRows } = tools
  const here = snapshotHere.get(database, {})
  if (here ? here.ended_at !== null : isNew.get(database, {})?.isNew !== 1) return
  const rows = new SnapshotRows()
  let part = await next(tools, here ? placeOf(database) : null)
  if (!here && (part.start === null || part.start.rows < few)) return
  while (!signal.aborted) {
    const following = part.more ? soon(next(tools, part.end)) : null
    await writeInSteps(tools, part, rows)
    result.pulled += part.size
    part.forget()
    const { rows: done = 0, total = 0 } = snapshotHere.get(database, {}) ?? {}
    progress(result.pushed + done, result.pushed + Math.max(done, total))
    if (following === null) return
    part = await following
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

function next({ database, server }: SyncTools, after: SnapshotPlace | null): Promise<SnapshotPart> {
  return server.snapshot({ epoch: enrolment.get(database, {})?.epoch ?? '', after })
}

/** It may fail before anybody waits for it. */
function soon<Answer>(answer: Promise<Answer>): Promise<Answer> {
  answer.catch(() => undefined)
  return answer
}

function placeOf(database: Database): SnapshotPlace | null {
  const { after_kind: kind = null, after_id: id = null } = snapshotHere.get(database, {}) ?? {}
  return kind === null || id === null ? null : { kind, id }
}

/** In pieces, between which others write. */
async function writeInSteps(tools: SyncTools, part: SnapshotPart, writer: SnapshotRows): Promise<void> {
  const { database, step, arrival, rowsOfStep } = tools
  let from = 0
  do {
    const isFirst = from === 0 && part.start !== null
    const isArriving = arrival?.takesMore === true && (isFirst || arriving.upTo(database) !== null)
    const until = Math.min(part.size, from + (rowsOfStep ?? (isArriving ? rowsArriving : rowsBesidePeople)))
    step((tx) => writePiece(tx, part, { from, until }, writer, isArriving))
    if (isArriving) arrival.soon()
    from = until
    await new Promise<void>((resolve) => setImmediate(resolve))
  } while (from < part.size)
}

function writePiece(
  tx: Transaction,
  part: SnapshotPart,
  { from, until }: { from: number; until: number },
  writer: SnapshotRows,
  isArriving: boolean,
): void {
  const { database, at } = tx
  const start = from === 0 ? part.start : null
  const isLast = !part.more && until === part.size
  if (start) {
    beginSnapshot.run(database, { at, total: start.rows })
    for (const [siteId, seq] of Object.entries(start.cursors))
      setSnapshotCursor.run(database, { siteId, seq, mark: start.marks[siteId] ?? null })
  }
  setPulling.run(database, { pulling: 1 })
  if (start && isArriving) arriving.begin(tx)
  const write = () => {
    for (let next = from; next < until; next += rowsAtOnce)
      writer.write(tx, part.rows(next, Math.min(until, next + rowsAtOnce)))
    if (isLast) writer.finish(tx)
  }
  if (isArriving) arriving.fill(tx, write)
  else write()
  const [end] = part.rows(until - 1, until)
  if (end) moveSnapshot.run(database, { kind: end[0], id: end[1], rows: until - from })
  if (isLast) endSnapshot.run(database, { at })
  setPulling.run(database, { pulling: 0 })
  assetsSearch.upkeep(tx, until - from)
  tx.touch('registers')
  tx.touch('sync')
}
