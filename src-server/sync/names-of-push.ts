import type { Session } from '../database/server-database.ts'

const keyOf = (kind: string, name: string) => `${kind} ${name}`

/** Which row has which name, as a push leaves them. */
export class NamesOfPush {
  readonly #session: Session
  readonly #holders = new Map<string, string | null>()
  readonly #given = new Map<string, { kind: string; name: string; id: string | null }>()

  constructor(session: Session) {
    this.#session = session
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
    await this.#session.rows(
      `DELETE FROM row_name USING jsonb_to_recordset($1::jsonb) AS given (kind text, name text)
       WHERE row_name.kind = given.kind AND row_name.name = given.name`,
      [names],
    )
    await this.#session.rows(
      `INSERT INTO row_name (kind, name, id)
       SELECT kind, name, id FROM jsonb_to_recordset($1::jsonb) AS given (kind text, name text, id text)
       WHERE id IS NOT NULL`,
      [names],
    )
  }
}
