import type { Mutation } from '../../src-shared/sync/protocol.ts'
import type { Session } from '../database/server-database.ts'

interface Origin {
  by: string | null
  at: string | null
}

/** Whose a value is. It is in the log, and asked for where two people contradict each other: seldom. */
export class ValueOrigins {
  readonly #session: Session
  readonly #ofThisPush = new Map<string, Origin>()

  constructor(session: Session) {
    this.#session = session
  }

  note({ kind, id, actorId, at }: Mutation, field: string): void {
    this.#ofThisPush.set(`${kind} ${id} ${field}`, { by: actorId, at })
  }

  async of(kind: string, id: string, field: string): Promise<Origin> {
    const own = this.#ofThisPush.get(`${kind} ${id} ${field}`)
    if (own) return own
    const [row] = await this.#session.rows<Origin>(
      `SELECT said ->> 'actorId' AS by, said ->> 'at' AS at
       FROM entry, CAST(entry.body AS json) AS said
       WHERE id = $1 AND kind = $2 AND type = 'change' AND said -> 'fields' -> $3 IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM json_array_elements(said -> 'conflicts') AS one WHERE one ->> 'field' = $3)
       ORDER BY (said ->> 'rowRevision')::bigint DESC LIMIT 1`,
      [id, kind, field],
    )
    return row ?? { by: null, at: null }
  }
}
