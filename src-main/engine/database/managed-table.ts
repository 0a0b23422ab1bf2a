import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { FieldChanges } from '../../../src-shared/record/field-changes.ts'
import { asBefore } from './as-before.ts'
import { mergedOnWith } from './merged-on.ts'
import { noteRenamed } from './renaming.ts'
import type { Schema } from './schema.ts'
import { build, type Statement, statement } from './statement.ts'
import type { SyncedRows } from './synced-rows.ts'
import type { Transaction } from './transaction.ts'

type ManagedName = 'person' | 'model' | 'category' | 'status_label'
/** A row of any such table. */
export type ManagedRow = Schema[ManagedName]
type Columns<Row> = { [field: string]: keyof Row & string }

interface Shape<Row> {
  table: ManagedName
  /** what the record of change calls such a row */
  entity: string
  /** the column by which rows are told apart, where no two may have the same */
  key: (keyof Row & string) | null
  /** what the record of change calls each column that people write */
  fields: Columns<Row>
  /** the columns that search looks into at the assets */
  searched: readonly (keyof Row & string)[]
  /** columns that follow from others and are in no record */
  derived: readonly (keyof Row & string)[]
}

/**
 * A table of rows that people manage: they are made, changed, archived and merged, each with its record of change, and
 * none is ever deleted, since audits, scans and the record name them by id.
 */
export class ManagedTable<Row extends ManagedRow> {
  readonly #shape: Shape<Row>
  readonly #byId: Statement<{ id: string }, Row>
  readonly #byKey: Statement<{ key: string }, Row> | null
  readonly #insert: Statement<Row, unknown>
  readonly #update: Statement<Row, unknown>
  readonly #mergeOn: Statement<{ id: string; into: string }, unknown>
  readonly #mergedInto: Statement<{ id: string }, { id: string }>
  readonly #mergeBack: Statement<{ id: string; into: string }, unknown>

  constructor(shape: Shape<Row>) {
    this.#shape = shape
    const { table, key } = shape
    const columns = [
      ...Object.values(shape.fields),
      ...shape.derived,
      'merged_into',
      'archived_at',
      'revision',
    ]
    const valuesFrom = (names: readonly string[], value: (name: never) => unknown) =>
      Object.fromEntries(names.map((name) => [name, value(name as never)])) as never
    this.#byId = statement((value) => sql<Row>`SELECT * FROM ${sql.table(table)} WHERE id = ${value('id')}`)
    this.#byKey =
      key &&
      statement(
        (value) => sql<Row>`SELECT * FROM ${sql.table(table)} WHERE ${sql.ref(key)} = ${value('key')}`,
      )
    this.#insert = statement((value) =>
      build.insertInto(table as 'category').values(valuesFrom(['id', 'site_id', ...columns], value as never)),
    )
    this.#update = statement((value) =>
      build
        .updateTable(table as 'category')
        .set(valuesFrom(columns, value as never))
        .where('id', '=', value('id' as never)),
    )
    this.#mergeOn = statement(
      (value) =>
        sql`UPDATE ${sql.table(table)} SET merged_into = ${value('into')} WHERE merged_into = ${value('id')}`,
    )
    this.#mergedInto = statement(
      (value) => sql<{ id: string }>`SELECT id FROM ${sql.table(table)} WHERE merged_into = ${value('id')}`,
    )
    this.#mergeBack = statement(
      (value) => sql`UPDATE ${sql.table(table)} SET merged_into = ${value('into')} WHERE id = ${value('id')}`,
    )
  }

  /** The row of an id, whatever became of it. */
  row(database: Database, id: string): Row | undefined {
    return this.#byId.get(database, { id })
  }

  /** What a row stands for now: itself, or what it was merged into. */
  surviving(database: Database, row: Row | undefined): Row | undefined {
    return row?.merged_into ? this.row(database, row.merged_into) : row
  }

  /** The row that a key means, by what it was merged into. */
  find(database: Database, key: string): Row | undefined {
    return this.surviving(database, this.#byKey?.get(database, { key }))
  }

  /**
   * The row that holds a key, so that no other can have it. One that was merged gives it up here.
   * @param id of the row that wants it
   */
  holder(tx: Transaction, key: string, id: string): Row | undefined {
    const row = this.#byKey?.get(tx.database, { key })
    if (!row || row.id === id || this.#shape.key === null) return undefined
    if (row.merged_into === null) return row
    this.#update.run(tx.database, { ...row, [this.#shape.key]: ` ${row.id}` })
    return undefined
  }

  insert(tx: Transaction, row: Row): void {
    this.#insert.run(tx.database, row)
    tx.touch('registers')
    tx.record(this.#shape.entity, { ...row, siteId: row.site_id }, {}, this.#recorded(row))
  }

  /** Writes what differs; nothing if nothing does. */
  update(tx: Transaction, before: Row, after: Row): { row: Row; changed: FieldChanges } {
    const row = { ...after, revision: before.revision + 1 }
    const { entity, searched } = this.#shape
    const changed = tx.record(
      entity,
      { ...row, siteId: row.site_id },
      this.#recorded(before),
      this.#recorded(row),
    )
    if (Object.keys(changed).length === 0) return { row: before, changed }
    this.#update.run(tx.database, row)
    tx.touch('registers')
    if (searched.some((column) => before[column] !== row[column])) noteRenamed(tx, [row.id])
    return { row, changed }
  }

  /** Ends a row for another; whatever referred to it refers to the other by now. */
  merge(tx: Transaction, from: Row, into: Row): void {
    this.#mergeOn.run(tx.database, { id: from.id, into: into.id })
    this.update(tx, from, { ...from, merged_into: into.id })
  }

  /** The other row that has the key of one, which is to have it. */
  rival(tx: Transaction, row: Row): Row | undefined {
    const key = this.#shape.key === null ? null : row[this.#shape.key]
    return typeof key === 'string' ? this.holder(tx, key, row.id) : undefined
  }

  /** A row as it was before a change of its record, and the fields that were changed again since. */
  asBefore(row: Row, changes: FieldChanges): { before: Row; kept: string[] } {
    return asBefore(row, changes, { ...this.#shape.fields, archivedAt: 'archived_at' })
  }

  /** What was merged into a row that was merged itself, and is no more, goes back to it. */
  mergeBack(tx: Transaction, id: string, survivor: string): void {
    const { database } = tx
    for (const one of mergedOnWith(database, id, this.#mergedInto.all(database, { id: survivor })))
      this.#mergeBack.run(database, { id: one, into: id })
  }

  /**
   * The rows as a sync writes them.
   * @param keysOf the columns that follow from what a row says
   * @param own fields that stay as they are here
   */
  synced(keysOf: (row: Row) => Partial<Row>, own: readonly string[] = []): SyncedRows {
    const { fields, key, searched } = this.#shape
    return {
      recorded: (database, id) => {
        const row = this.row(database, id)
        return row && this.#recorded(row)
      },
      write: (tx, { id, siteId, madeAt, values }) => {
        const before = madeAt === undefined ? this.row(tx.database, id) : undefined
        const written = Object.entries(fields).map(([field, column]) => [
          column,
          before && own.includes(field)
            ? before[column]
            : own.includes(field)
              ? null
              : (values[field] ?? null),
        ])
        const said = {
          ...Object.fromEntries(written),
          id,
          site_id: siteId,
          merged_into: values.mergedInto ?? null,
          archived_at: values.archivedAt ?? null,
          revision: (before?.revision ?? 0) + 1,
        } as Row
        const row = this.#withKey(tx, { ...said, ...keysOf(said) }, key)
        if (before) this.#update.run(tx.database, row)
        else this.#insert.run(tx.database, row)
        tx.touch('registers')
        if (before && searched.some((column) => before[column] !== row[column])) noteRenamed(tx, [id])
      },
    }
  }

  /** A row with its key, which whoever else has it gives up; one that was merged wants none that is held. */
  #withKey(tx: Transaction, row: Row, key: Shape<Row>['key']): Row {
    const wanted = key === null ? null : row[key]
    const holder = typeof wanted === 'string' ? this.#byKey?.get(tx.database, { key: wanted }) : undefined
    if (key === null || !holder || holder.id === row.id) return row
    if (row.merged_into !== null) return { ...row, [key]: ` ${row.id}` }
    this.#update.run(tx.database, { ...holder, [key]: ` ${holder.id}` })
    return row
  }

  #recorded(row: Row) {
    const recorded: Record<string, string | number | null> = {}
    for (const [field, column] of Object.entries(this.#shape.fields))
      recorded[field] = row[column] as string | number | null
    return { ...recorded, mergedInto: row.merged_into, archivedAt: row.archived_at }
  }
}
