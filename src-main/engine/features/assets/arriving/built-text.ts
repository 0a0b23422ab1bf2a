import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { elsewhereSite } from '../../../../../src-shared/sync/elsewhere.ts'
import { addTextFunctions } from '../../../database/open.ts'

/** The file in which full text is built. It can be thrown away at any time: it is then built anew. */
export const builtTextFile = (dataFolder: string) => join(dataFolder, 'arriving-text.db')

/** Bytes of words that are gathered before they are written as one part: more do not fit into the cache of a processor's core. */
const gatheredBytes = 2 * 1024 * 1024
/** As many are built at a time. */
const rowsOfStep = 25_000

/** Codes of plain signs without those that they are parted by, and with what is told apart of `looseKey`. */
const plainLoose = ['-', ' ', '.', '/', '_', ':'].reduce(
  (codes, sign) => `replace(${codes}, '${sign}', '')`,
  "replace(replace(replace(upper(codes), 'O', '0'), 'I', '1'), 'L', '1')",
)
/**
 * Texts of the assets after one and up to another that are not elsewhere, without leaving SQLite: only where there is more than
 * ASCII, or a rare sign in a code, is JavaScript asked, which takes a third of all otherwise. LIMIT has each made once.
 */
const insertBetween = `INSERT INTO main.asset_text (rowid, text, codes)
  SELECT n, iif(octet_length(text) = length(text), lower(text), searchable(text)),
    iif(loose GLOB '*[^0-9A-Z' || char(10) || ']*', loose_codes(codes), replace(loose, char(10), ' '))
  FROM (
    SELECT n, text, codes, ${plainLoose} AS loose FROM (
      SELECT * FROM register.asset_search_source WHERE n > ? AND n <= ? AND n NOT IN
        (SELECT n FROM register.asset WHERE site_id = '${elsewhereSite}') ORDER BY n LIMIT -1
    ) LIMIT -1
  )`

/** Full text of the first assets of a register, in a file beside it, as far as it is built. */
export class BuiltText {
  readonly #source: Database
  readonly #built: Database
  #upTo: number

  /** Goes on with the file where it is of this register. @param source reads the register */
  constructor(source: Database, file: string) {
    this.#source = source
    this.#built = openBuilt(source, file)
    this.#built.prepare('ATTACH ? AS register').run(source.name)
    addTextFunctions(this.#built)
    this.#upTo = this.#built.prepare<[], number>('SELECT up_to FROM built').pluck().get() ?? 0
  }

  /** The number of the last asset whose text is there. */
  get upTo(): number {
    return this.#upTo
  }

  /** Builds the text of the next assets. @param isLast whether fewer than are worth a step are built, too */
  step(upTo: number, isLast: boolean): boolean {
    if (upTo - this.#upTo < (isLast ? 1 : rowsOfStep)) return false
    const until = Math.min(upTo, this.#upTo + rowsOfStep)
    this.#built.transaction(() => {
      this.#built.prepare(insertBetween).run(this.#upTo, until)
      this.#built.prepare('UPDATE built SET up_to = ?, id = ?').run(until, idOf(this.#source, until))
    })()
    this.#upTo = until
    return true
  }

  close(): void {
    this.#built.close()
  }
}

function openBuilt(source: Database, file: string): Database {
  const replica = source.prepare<[], string>('SELECT replica_id FROM organisation').pluck().get() ?? ''
  const found = new BetterSqlite3(file)
  if (isOf(found, source, replica)) return prepared(found)
  found.close()
  forgetBuilt(file)
  const built = prepared(new BetterSqlite3(file))
  chmodSync(file, 0o600)
  const declared = source
    .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'asset_text'")
    .pluck()
    .get()
  if (declared === undefined) throw new Error('there is no full text')
  built.exec(declared)
  const settings = { hashsize: gatheredBytes, automerge: 0, crisismerge: 1000 }
  for (const [name, value] of Object.entries(settings))
    built.exec(`INSERT INTO asset_text (asset_text, rank) VALUES ('${name}', ${value})`)
  built.exec('CREATE TABLE built (up_to INTEGER NOT NULL, id TEXT, replica_id TEXT NOT NULL) STRICT')
  built.prepare('INSERT INTO built VALUES (0, NULL, ?)').run(replica)
  return built
}

/** It need not be durable: what is lost with a power cut is built again, and WAL keeps what is left whole. */
function prepared(built: Database): Database {
  built.pragma('journal_mode = WAL')
  built.pragma('synchronous = NORMAL')
  return built
}

/** Whether a file is of this register as it is now: a backup that was restored has another replica. */
function isOf(built: Database, source: Database, replica: string): boolean {
  try {
    const [mark] = built
      .prepare<[], { up_to: number; id: string | null; replica_id: string }>('SELECT * FROM built')
      .all()
    return mark !== undefined && mark.replica_id === replica && mark.id === idOf(source, mark.up_to)
  } catch {
    return false // it is new, or was cut off before it was anything
  }
}

const idOf = (source: Database, n: number): string | null =>
  source.prepare<[number], string>('SELECT id FROM asset WHERE n = ?').pluck().get(n) ?? null

/** Removes the file, with its log. */
export function forgetBuilt(file: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
}
