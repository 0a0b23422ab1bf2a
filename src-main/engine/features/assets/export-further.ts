import type { Database, Statement } from 'better-sqlite3'
import { codeSeparator } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'

const wanted = 'json_each(?) AS wanted CROSS JOIN asset ON asset.n = wanted.value'

/** Of the assets with these numbers (JSON): the number, what it is, and a text; in the order in which several stand. */
const sources = {
  /** identifiers, by kind */
  codes: `SELECT asset.n, kind, code FROM ${wanted} CROSS JOIN identifier ON asset_id = asset.id
    ORDER BY asset.n, kind, code_key`,
  /** values of the organisation's own fields, by id of the field */
  own: `SELECT asset.n, field_id, text FROM ${wanted} CROSS JOIN custom_value ON asset_id = asset.id`,
  /** when an audit saw it last; audits are few, and each has its scans by asset */
  scans: `SELECT asset.n, 'last', max(scan.at) FROM ${wanted} CROSS JOIN audit CROSS JOIN scan
    ON scan.audit_id = audit.id AND scan.asset_id = asset.id AND scan.asset_id IS NOT NULL
    WHERE NOT EXISTS (SELECT 1 FROM scan_void WHERE scan_id = scan.id) GROUP BY asset.n`,
}
type FurtherKind = keyof typeof sources
type Row = [n: number, what: string, text: string]

interface Wanted {
  read: Statement<[string], Row>
  texts: Map<number, Map<string, string>>
}

/** What assets have besides their rows, of those that are being written; as much of it as columns want. */
export class Further {
  readonly #database: Database
  readonly #wanted = new Map<FurtherKind, Wanted>()

  constructor(database: Database) {
    this.#database = database
  }

  /** @returns by number and by what it is, of the assets that were read last */
  want(kind: FurtherKind): ReadonlyMap<number, ReadonlyMap<string, string>> {
    const wanted = this.#wanted.get(kind) ?? {
      read: this.#database.prepare<[string], Row>(sources[kind]).raw(),
      texts: new Map(),
    }
    this.#wanted.set(kind, wanted)
    return wanted.texts
  }

  /** @param numbers JSON */
  readOf(numbers: string): void {
    for (const { read, texts } of this.#wanted.values()) {
      texts.clear()
      for (const [n, what, text] of read.all(numbers)) {
        const own = texts.get(n) ?? new Map<string, string>()
        const before = own.get(what)
        own.set(what, before === undefined ? text : before + codeSeparator + text)
        texts.set(n, own)
      }
    }
  }
}
