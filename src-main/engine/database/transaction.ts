import type { Database } from 'better-sqlite3'
import type { ChangingFeature } from '../../../src-shared/features/events/events-contract.ts'
import { canonicalJson, type JsonValue } from '../../../src-shared/record/canonical-json.ts'
import { type FieldChanges, fieldChanges, type QuotedJson } from '../../../src-shared/record/field-changes.ts'
import { appendChange, appendChanges, type ChainEnd, type Change, chainEndIn } from './change-record.ts'

/** Who writes, and the two things that the engine does not decide itself. */
export interface WriteContext {
  actorId: string
  /** the moment, UTC, ISO 8601 with milliseconds */
  now: () => string
  newId: () => string
}

/** What a write does after it is durable. */
export interface AfterCommit {
  changed: (features: ReadonlySet<ChangingFeature>) => void
}

/** What the record of change says of a row beside its fields. */
interface RecordedRow {
  id: string
  siteId: string
  revision: number
}

/** What became of a row. */
export interface RowChange {
  row: RecordedRow
  before: Record<string, JsonValue>
  after: Record<string, JsonValue>
}

/** One open write transaction, as faces see it. It is synchronous: nothing may be awaited while it is open. */
export class Transaction {
  readonly database: Database
  readonly actorId: string
  /** groups what was changed together: one command, one chunk of an import */
  readonly changeSet: string
  /** the moment of the transaction; all its rows carry the same */
  readonly at: string
  readonly newId: () => string
  readonly #changed = new Set<ChangingFeature>()
  readonly #beforeCommit: Array<() => void> = []
  readonly #afterCommit: Array<() => void> = []
  readonly #chainEnd: { known?: ChainEnd | undefined } = {}

  constructor(database: Database, context: WriteContext, changeSet: string) {
    this.database = database
    this.actorId = context.actorId
    this.at = context.now()
    this.newId = context.newId
    this.changeSet = changeSet
  }

  /** The number of the newest change in the record, those of this transaction included; 0 before the first. */
  get lastChange(): number {
    return chainEndIn(this.database, this.#chainEnd).n
  }

  /** Notes in the record of change what became of a row; nothing if nothing did. Answers what changed. */
  record(
    entity: string,
    row: RecordedRow,
    before: Record<string, JsonValue>,
    after: Record<string, JsonValue>,
  ): FieldChanges {
    const fields = fieldChanges(before, after)
    if (Object.keys(fields).length > 0) this.#append(entity, row, { fields: canonicalJson(fields) })
    return fields
  }

  /** Notes the same of many rows of a kind, each of which is another than before. */
  recordMany(entity: string, rows: readonly RowChange[]): void {
    const changes = rows.map(({ row, before, after }) =>
      this.#changeOf(entity, row, { fields: canonicalJson(fieldChanges(before, after)) }),
    )
    appendChanges(this.database, changes, this.#chainEnd)
  }

  /** Notes the same of a row that is new. @param changes canonical JSON of its `FieldChanges` */
  recordMade(entity: string, row: RecordedRow, { text, quoted }: QuotedJson): void {
    this.#append(entity, row, { fields: text, quotedFields: quoted })
  }

  /** Notes a change that was made elsewhere, as it was made there. */
  recordPulled(change: Change): void {
    appendChange(this.database, change, this.#chainEnd)
  }

  #append(entity: string, row: RecordedRow, fields: Pick<Change, 'fields' | 'quotedFields'>): void {
    appendChange(this.database, this.#changeOf(entity, row, fields), this.#chainEnd)
  }

  #changeOf(entity: string, row: RecordedRow, fields: Pick<Change, 'fields' | 'quotedFields'>): Change {
    return {
      ...fields,
      changeSet: this.changeSet,
      siteId: row.siteId,
      entity,
      entityId: row.id,
      revision: row.revision,
      actorId: this.actorId,
      at: this.at,
    }
  }

  /** Says that queries of a feature may answer otherwise once this is committed. */
  touch(feature: ChangingFeature): void {
    this.#changed.add(feature)
  }

  /** Does a part of what is to be done, which is undone alone if it fails. @throws what it threw */
  part<Result>(work: () => Result): Result {
    const { known } = this.#chainEnd
    const before = this.#beforeCommit.length
    const after = this.#afterCommit.length
    try {
      return this.database.transaction(work)()
    } catch (error) {
      this.#chainEnd.known = known
      this.#beforeCommit.length = before
      this.#afterCommit.length = after
      throw error
    }
  }

  /**
   * To be done at the end of the transaction, as a part of it. What such a task asks for in turn is done once all of them
   * are: kinds of statements that take turns with every row are slower than each many times in a row.
   */
  beforeCommit(task: () => void): void {
    this.#beforeCommit.push(task)
  }

  /** To be done once the transaction is durable; not done if it is rolled back. */
  afterCommit(task: () => void): void {
    this.#afterCommit.push(task)
  }

  complete(): void {
    while (this.#beforeCommit.length > 0) for (const task of this.#beforeCommit.splice(0)) task()
  }

  settle(after: AfterCommit): void {
    for (const task of this.#afterCommit) task()
    if (this.#changed.size > 0) after.changed(this.#changed)
  }
}

/** What runs work in a transaction of a connection: to make it anew takes better-sqlite3 longer than to begin one. */
const immediately = new WeakMap<Database, (work: () => unknown) => unknown>()

function immediate<Result>(database: Database, work: () => Result): Result {
  const run = immediately.get(database) ?? database.transaction((work: () => unknown) => work()).immediate
  immediately.set(database, run)
  return run(work) as Result
}

/** Runs a synchronous function in one durable transaction. */
export function inTransaction<Result>(
  database: Database,
  context: WriteContext,
  changeSet: string,
  after: AfterCommit,
  work: (tx: Transaction) => Result,
): Result {
  const tx = new Transaction(database, context, changeSet)
  const result = immediate(database, () => {
    const worked = work(tx)
    tx.complete()
    return worked
  })
  tx.settle(after)
  return result
}
