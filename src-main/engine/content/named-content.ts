import BetterSqlite3, { type Database } from 'better-sqlite3'

/** Content that a database refers to. */
export interface NamedContent {
  sha256: string
  /** bytes; of a thumbnail they are not written down */
  size: number | null
  /** what the photo or file is called */
  fileName: string
}

/** Every content that the photos and files of a database refer to; none where it is older than they are. */
export function namedContent(database: Database): NamedContent[] {
  const hasTable = database
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'attachment'")
    .get()
  if (!hasTable) return []
  return database
    .prepare<[], NamedContent>(
      `SELECT sha256, max(size) AS size, min(file_name) AS fileName FROM (
        SELECT sha256, size, file_name FROM attachment WHERE removed_at IS NULL
        UNION ALL SELECT thumbnail_sha256, NULL, file_name FROM attachment
        WHERE removed_at IS NULL AND thumbnail_sha256 IS NOT NULL)
      GROUP BY sha256 ORDER BY sha256`,
    )
    .all()
}

/** What a database in a file of its own refers to. @throws what SQLite says where it cannot be read */
export function namedContentIn(file: string): NamedContent[] {
  const database = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
  try {
    return namedContent(database)
  } finally {
    database.close()
  }
}
