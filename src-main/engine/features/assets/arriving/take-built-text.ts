import type { Database } from 'better-sqlite3'
import type { Transaction } from '../../../database/transaction.ts'
import { endArriving, forgetElsewhere } from './arriving-store.ts'

/** FTS5 keeps how much there is under 1, which parts there are under 10, and behind them the pages of the parts. */
const headRows = 10
/** So many pages are copied in one step: 4 MB. */
const pagesOfStep = 1000

type Transact = (work: (tx: Transaction) => void) => void

/**
 * Puts full text that was built in a file of its own in place of the empty one, in steps: pages that FTS5 is not told of are
 * as if they were not there, so it appears with the last step, as a whole. Cut off before, it begins anew.
 *
 * FTS5 documents no other way to bring an index in than row by row, at ten times the time. What it keeps in its tables is the
 * same in every database of one version of SQLite (https://sqlite.org/fts5.html#fts5_data_structures), as VACUUM INTO and
 * backups rely on; here they are of one program and minutes old.
 * @param pause lets other work in between two steps
 */
export async function takeBuiltText(
  database: Database,
  file: string,
  transact: Transact,
  pause: () => Promise<void>,
): Promise<void> {
  database.prepare('ATTACH ? AS built_text').run(file)
  try {
    transact(({ database: here }) => here.exec("INSERT INTO asset_text (asset_text) VALUES ('delete-all')"))
    const last = database.prepare<[], number | null>('SELECT max(id) FROM built_text.asset_text_data').pluck()
    const end = last.get() ?? 0
    for (let from = headRows; from < end; ) {
      transact(() => {
        from = copyPages(database, from)
      })
      await pause()
    }
    transact((tx) => takeHead(tx))
  } finally {
    database.exec('DETACH built_text')
  }
}

/** @returns the number of the last page that was copied */
function copyPages(database: Database, after: number): number {
  const until = database
    .prepare<[number, number], number>(
      `SELECT max(id) FROM (SELECT id FROM built_text.asset_text_data WHERE id > ? ORDER BY id LIMIT ?)`,
    )
    .pluck()
    .get(after, pagesOfStep)
  if (until === undefined) throw new Error('there is no page of full text behind the last one')
  withShadowTables(database, () =>
    database
      .prepare(
        'INSERT INTO main.asset_text_data SELECT * FROM built_text.asset_text_data WHERE id > ? AND id <= ?',
      )
      .run(after, until),
  )
  return until
}

function takeHead(tx: Transaction): void {
  const { database } = tx
  withShadowTables(database, () =>
    database.exec(`INSERT INTO main.asset_text_idx SELECT * FROM built_text.asset_text_idx;
INSERT INTO main.asset_text_docsize SELECT * FROM built_text.asset_text_docsize;
INSERT OR REPLACE INTO main.asset_text_data SELECT * FROM built_text.asset_text_data WHERE id <= ${headRows};`),
  )
  forgetKnownParts(tx)
  forgetElsewhere.run(database, {})
  endArriving.run(database, {})
  tx.touch('assets')
  tx.touch('sync')
}

/** The connection lets nobody write the tables of FTS5 but FTS5; unsafe mode is what better-sqlite3 calls the other. */
function withShadowTables(database: Database, work: () => void): void {
  database.unsafeMode(true)
  try {
    work()
  } finally {
    database.unsafeMode(false)
  }
}

/** FTS5 remembers which parts there are until another connection writes, or until something is rolled back. */
function forgetKnownParts(tx: Transaction): void {
  const undone = new Error('nothing of this is to stay')
  try {
    tx.part(() => {
      tx.database.exec("INSERT INTO asset_text (asset_text, rank) VALUES ('usermerge', 4)")
      throw undone
    })
  } catch (error) {
    if (error !== undone) throw error
  }
}
