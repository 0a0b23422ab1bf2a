import type { Database } from 'better-sqlite3'

/** Numbers from one to another, both lost. */
export type Span = [first: number, last: number]

/** Something that the record of change knows, and that has no row any more. */
export interface LostRow {
  entity: string
  id: string
  /** asset tag, path or name, as the record says it last */
  name: string | null
}

/** Which numbers of a chain are missing: it has none that are left out. Beyond its end nothing is known. */
export function missingNumbers(database: Database, table: 'change' | 'scan'): Span[] {
  const before = database
    .prepare<[], { first: number; last: number }>(
      `SELECT before + 1 AS first, n - 1 AS last
      FROM (SELECT n, lag(n, 1, 0) OVER (ORDER BY n) AS before FROM ${table}) WHERE n > before + 1`,
    )
    .all()
  return before.map(({ first, last }) => [first, last])
}

/** Rows that are written in the record of change under an entity, by the table that holds them. */
const tableOf = {
  asset: 'asset',
  location: 'location',
  person: 'person',
  model: 'model',
  category: 'category',
  statusLabel: 'status_label',
  customField: 'custom_field',
  attachment: 'attachment',
}

/** What is lost of the register, as far as the record of change is there to say so: nothing of it is ever deleted. */
export function lostRows(database: Database): LostRow[] {
  return Object.entries(tableOf).flatMap(([entity, table]) =>
    database
      .prepare<[string], LostRow>(
        `SELECT entity, entity_id AS id,
          coalesce(fields ->> '$.assetTag.to', fields ->> '$.path.to', fields ->> '$.name.to',
          fields ->> '$.fileName.to') AS name
        FROM change WHERE entity = ? AND revision = 1 AND entity_id NOT IN (SELECT id FROM ${table})
        ORDER BY n`,
      )
      .all(entity),
  )
}
