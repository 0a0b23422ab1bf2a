import type { Database } from 'better-sqlite3'
import { codesOf, identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { type ImportedAsset, readImportRow } from '../../../../src-shared/features/imports/import-row.ts'
import { importsText } from '../../../../src-shared/features/imports/imports-text.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { type AssetDraft, assets } from '../assets/assets.ts'
import { type CsvRow, copied } from './csv-records.ts'
import { belowHeader, readCsv } from './csv-source.ts'
import type { ImportPlan } from './import-plan.ts'
import { imports } from './imports.ts'
import { FoundReferences } from './references.ts'

/** A row of a list that is understood, or why it is not. */
export interface ReadRow {
  line: number
  /** JSON of its cells: they are looked at again only where the row is rejected, or its draft does not hold any more */
  cells: string
  /** a draft where it makes an asset and all that it names is there */
  read: { draft: AssetDraft } | { row: ImportedAsset } | { reason: string }
}

/** Rows with drafts that hold in a generation of what the register says. */
export interface ReadRows {
  rows: ReadRow[]
  generation: number
}

/** What whoever writes the rows says meanwhile. */
export interface Meanwhile {
  /** another one once somebody else has written, too */
  readonly generation: number
}

/** So many rows go from thread to thread at a time. */
const rowsAtATime = 2000

/** The rows below the header, understood, some at a time. Of two with the same asset tag the first one counts. */
export async function* readRows(
  database: Database,
  file: string,
  plan: ImportPlan,
  meanwhile: Meanwhile,
): AsyncGenerator<ReadRows> {
  const rows = new RowsOfList(database, plan)
  let group: CsvRow[] = []
  for await (const piece of belowHeader(readCsv(file, plan.format)))
    for (const row of piece) {
      group.push(row)
      if (group.length < rowsAtATime) continue
      yield rows.read(group, meanwhile)
      group = []
    }
  if (group.length > 0) yield rows.read(group, meanwhile)
}

class RowsOfList {
  readonly #database: Database
  readonly #plan: ImportPlan
  readonly #found: FoundReferences
  /** of the rows so far */
  readonly #lineOfTag = new Map<string, number>()
  readonly #codes = new Set<string>()

  constructor(database: Database, plan: ImportPlan) {
    this.#database = database
    this.#plan = plan
    this.#found = new FoundReferences(database)
  }

  read(group: readonly CsvRow[], { generation }: Meanwhile): ReadRows {
    const { header, columns, dates } = this.#plan
    const references = this.#found.in(generation)
    const read = group.map(({ cells }) => readImportRow(cells, header, columns, dates))
    const keys = read.map((row) => ('reason' in row ? [] : keysOf(row)))
    const taken = assets.takenKeys(this.#database, keys.flat())
    const take = (row: ImportedAsset, keysOfRow: string[], line: number): ReadRow['read'] => {
      const [tag = '', ...codes] = keysOfRow
      const earlier = this.#lineOfTag.get(tag)
      if (earlier !== undefined) return { reason: importsText.reasons.assetTagTwiceInFile(earlier) }
      const isFree = !keysOfRow.some(
        (key) => taken.has(key) || this.#codes.has(key) || this.#lineOfTag.has(key),
      )
      this.#lineOfTag.set(copied(tag), line)
      for (const code of codes) this.#codes.add(copied(code))
      const draft = isFree ? imports.draft(this.#database, row, references) : null
      return draft ? { draft } : { row }
    }
    const rows = group.map(({ line, cells }, at) => {
      const row = read[at] as (typeof read)[number]
      return {
        line,
        cells: JSON.stringify(cells),
        read: 'reason' in row ? row : take(row, keys[at] ?? [], line),
      }
    })
    return { rows, generation }
  }
}

/** By which the asset of a row is found: its tag, and its identifiers. */
const keysOf = (row: ImportedAsset) =>
  [row.assetTag, ...identifierKinds.flatMap((kind) => codesOf(kind, row[kind] ?? ''))].map(identifierKey)
