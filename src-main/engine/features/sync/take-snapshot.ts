import type { Database } from 'better-sqlite3'
import type { SyncResult } from '../../../../src-shared/features/sync/sync-contract.ts'
import type { SnapshotAnswer, SnapshotPlace } from '../../../../src-shared/sync/protocol.ts'
import type { Transaction } from '../../database/transaction.ts'
import { arriving, assetsSearch } from '../assets/assets.ts'
import { SnapshotRows } from './snapshot-rows.ts'
import {
  beginSnapshot,
  endSnapshot,
  isNew,
  moveSnapshot,
  setSnapshotCursor,
  snapshotHere,
} from './snapshot-store.ts'
import { enrolment, setPulling } from './sync-store.ts'
import type { SyncTools } from './sync-tools.ts'

/** Rows that are written in one step, in less than a tenth of a second: without full text, and where people work already. */
const rowsArriving = 2500
const rowsBesidePeople = 250
/** Rows of a server below which a new laptop reads the log, and with it what happened to each of them. */
const fewRows = 10_000

/**
 * Takes the register over as it is now, where this folder has none yet, instead of all that ever happened to it; or goes on
 * with that. A part and how far it goes are one transaction, with every index; the next part is on its way meanwhile. Full
 * text is built beside it, and is whole when this ends. What the log says besides, and since, is pulled afterwards.
 */
export async function takeSnapshot(tools: SyncTools, result: SyncResult): Promise<void> {
  await takeParts(tools, result)
  const { arrival, signal } = tools
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
    const following = part.more ? soon(next(tools, endOf(part))) : null
    await writeInSteps(tools, part, rows)
    result.pulled += part.rows.length
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

function next({ database, server }: SyncTools, after: SnapshotPlace | null): Promise<SnapshotAnswer> {
  return server.snapshot({ epoch: enrolment.get(database, {})?.epoch ?? '', after })
}

/** It may fail before anybody waits for it. */
function soon<Answer>(answer: Promise<Answer>): Promise<Answer> {
  answer.catch(() => undefined)
  return answer
}

function endOf({ rows }: SnapshotAnswer): SnapshotPlace | null {
  const [kind, id] = rows.at(-1) ?? []
  return kind === undefined || id === undefined ? null : { kind, id }
}

function placeOf(database: Database): SnapshotPlace | null {
  const { after_kind: kind = null, after_id: id = null } = snapshotHere.get(database, {}) ?? {}
  return kind === null || id === null ? null : { kind, id }
}

/** In pieces, between which others write. */
async function writeInSteps(
  { database, step, arrival, rowsOfStep }: SyncTools,
  { start, rows, more }: SnapshotAnswer,
  writer: SnapshotRows,
): Promise<void> {
  for (let from = 0; from === 0 || from < rows.length; ) {
    const begins = from === 0 ? start : null
    const isArriving = arrival?.takesMore === true && (begins !== null || arriving.upTo(database) !== null)
    const until = from + (rowsOfStep ?? (isArriving ? rowsArriving : rowsBesidePeople))
    const piece = { start: begins, rows: rows.slice(from, until), more: more || until < rows.length }
    step((tx) => writePart(tx, piece, writer, isArriving))
    if (isArriving) arrival.soon()
    from = until
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

function writePart(
  tx: Transaction,
  { start, rows, more }: SnapshotAnswer,
  writer: SnapshotRows,
  isArriving: boolean,
): void {
  const { database, at } = tx
  if (start) {
    beginSnapshot.run(database, { at, total: start.rows })
    for (const [siteId, seq] of Object.entries(start.cursors))
      setSnapshotCursor.run(database, { siteId, seq, mark: start.marks[siteId] ?? null })
  }
  setPulling.run(database, { pulling: 1 })
  if (start && isArriving) arriving.begin(tx)
  const write = () => {
    writer.write(tx, rows)
    if (!more) writer.finish(tx)
  }
  if (isArriving) arriving.fill(tx, write)
  else write()
  const end = rows.at(-1)
  if (end) moveSnapshot.run(database, { kind: end[0], id: end[1], rows: rows.length })
  if (!more) endSnapshot.run(database, { at })
  setPulling.run(database, { pulling: 0 })
  assetsSearch.upkeep(tx, rows.length)
  tx.touch('registers')
  tx.touch('sync')
}
