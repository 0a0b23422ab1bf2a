import type { Mutation } from '../../src-shared/sync/protocol.ts'
import { rowNameOf } from '../../src-shared/sync/row-names.ts'
import type { Session } from '../database/server-database.ts'
import { isStorable } from './value-faults.ts'

const keyOf = (kind: string, name: string) => `${kind} ${name}`

/** Which row has which name, as a push leaves them. */
export class NamesOfPush {
  readonly #session: Session
  readonly #holders = new Map<string, string | null>()
  readonly #given = new Map<string, { kind: string; name: string; id: string | null }>()

  constructor(session: Session) {
    this.#session = session
  }

  /** Looks up the names that the push says, all at once. */
  async load(mutations: readonly Mutation[]): Promise<void> {
    const said = mutations.flatMap((mutation) => {
      if (mutation.type === 'fact') return []
      const to = Object.entries(mutation.fields).map(([field, change]) => [field, change.to])
      const name = rowNameOf(mutation.kind, Object.fromEntries(to))
      return name === null || !isStorable(name) ? [] : [{ kind: mutation.kind, name }]
    })
    if (said.length === 0) return
    const rows = await this.#session.rows<{ kind: string; name: string; id: string }>(
      'SELECT kind, name, id FROM row_name WHERE (kind, name) IN (SELECT * FROM unnest($1::text[], $2::text[]))',
      [said.map(({ kind }) => kind), said.map(({ name }) => name)],
    )
    for (const { kind, name } of said) this.#holders.set(keyOf(kind, name), null)
    for (const { kind, name, id } of rows) this.#holders.set(keyOf(kind, name), id)
  }

  async holder(kind: string, name: string): Promise<string | null> {
    const key = keyOf(kind, name)
    const known = this.#holders.get(key)
    if (known !== undefined) return known
    const [row] = await this.#session.rows<{ id: string }>(
      'SELECT id FROM row_name WHERE kind = $1 AND name = $2',
      [kind, name],
    )
    this.#holders.set(key, row?.id ?? null)
    return row?.id ?? null
  }

  /** @param id null: nobody has the name any more */
  give(kind: string, name: string, id: string | null): void {
    const key = keyOf(kind, name)
    this.#holders.set(key, id)
    this.#given.set(key, { kind, name, id })
  }

  /** A name that another push gave away meanwhile ends the transaction, which is then tried again. */
  async write(): Promise<void> {
    const given = [...this.#given.values()]
    if (given.length === 0) return
    const names = JSON.stringify(given)
    const freed = this.#session.rows(
      `DELETE FROM row_name USING jsonb_to_recordset($1::jsonb) AS given (kind text, name text)
       WHERE row_name.kind = given.kind AND row_name.name = given.name`,
      [names],
    )
    const taken = this.#session.rows(
      `INSERT INTO row_name (kind, name, id)
       SELECT kind, name, id FROM jsonb_to_recordset($1::jsonb) AS given (kind text, name text, id text)
       WHERE id IS NOT NULL`,
      [names],
    )
    await Promise.all([freed, taken])
  }
}
