import type { Database, Statement as SqliteStatement } from 'better-sqlite3'
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import type { Schema } from './schema.ts'

class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * SQLite prepares a statement anew for every value that might change its plan, a join, a range or a limit, at twice the
 * cost of a lookup (sqlite.org/c3ref/prepare.html; SQLITE_DBCONFIG_ENABLE_QPSG, which forbids that, is out of reach
 * here). So its planner sees what a query always says as it is, and nothing of what is given when it runs: `likely(x)`
 * is x.
 */
class StatementCompiler extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (value instanceof Placeholder) {
      this.addParameter(value)
      this.append(`likely(${this.getCurrentParameterPlaceholder()})`)
    } else this.appendImmediateValue(value)
  }
}

/** Builds SQL, and nothing else: it has no connection. Statements run it synchronously on the connection of a thread. */
export const build = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new StatementCompiler(),
  },
})

/** A query of the builder, or a piece of raw SQL. */
interface Buildable<Row> {
  compile: (provider: typeof build) => CompiledQuery<Row>
}

type Values = Record<string, unknown>
/** Stands in a query for a value that is given when it runs. */
type Place<Args> = <Name extends keyof Args & string>(name: Name) => RawBuilder<Args[Name]>

/**
 * A query that is built once and can be run with other values on any connection. It is built when it is first run: a
 * thread declares hundreds when it begins, and runs few of them.
 */
export class Statement<Args, Row> {
  readonly #query: () => Buildable<Row>
  #compiled: { text: string; places: readonly Placeholder[] } | undefined
  readonly #prepared = new WeakMap<Database, SqliteStatement>()

  constructor(query: () => Buildable<Row>) {
    this.#query = query
  }

  all(database: Database, args: Args): Row[] {
    return this.#on(database).all(...this.#values(args)) as Row[]
  }

  get(database: Database, args: Args): Row | undefined {
    return this.#on(database).get(...this.#values(args)) as Row | undefined
  }

  /** Rows one by one. The connection cannot write while they are read. */
  iterate(database: Database, args: Args): IterableIterator<Row> {
    return this.#on(database).iterate(...this.#values(args)) as IterableIterator<Row>
  }

  /** Runs a statement that writes; answers how many rows it changed. */
  run(database: Database, args: Args): number {
    return this.#on(database).run(...this.#values(args)).changes
  }

  /** Runs a statement that writes a row; answers the row's number. */
  insert(database: Database, args: Args): number {
    return this.runInOrder(database, this.#values(args))
  }

  /**
   * The same with the values in the order in which the statement names them, each once: for what is written by the thousand.
   * Answers the number of the row that it wrote last.
   */
  runInOrder(database: Database, values: readonly unknown[]): number {
    return this.#on(database).run(...values).lastInsertRowid as number
  }

  #on(database: Database): SqliteStatement {
    let statement = this.#prepared.get(database)
    if (!statement) {
      statement = database.prepare(this.#built().text)
      this.#prepared.set(database, statement)
    }
    return statement
  }

  #built() {
    if (!this.#compiled) {
      const { sql: text, parameters } = this.#query().compile(build)
      this.#compiled = { text, places: parameters as readonly Placeholder[] }
    }
    return this.#compiled
  }

  #values(args: Args): unknown[] {
    return this.#built().places.map(({ name }) => (args as Values)[name])
  }
}

/**
 * Declares a query with named values: `statement<{ id: string }, LocationRow>((value) => build.selectFrom('location')
 * .selectAll().where('id', '=', value('id')))`.
 */
export function statement<Args, Row = unknown>(
  query: (value: Place<Args>) => Buildable<Row>,
): Statement<Args, Row> {
  return new Statement<Args, Row>(() =>
    query((name) => sql`${new Placeholder(name)}` as RawBuilder<Args[typeof name]>),
  )
}
