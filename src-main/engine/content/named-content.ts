import BetterSqlite3, { type Database } from 'better-sqlite3'
import { labelSettingsId } from '../database/change-record.ts'

/** Content that a database refers to. */
export interface NamedContent {
  sha256: string
  /** bytes; of a thumbnail, and of the picture of a model, they are not written down */
  size: number | null
  /** what the photo or file is called */
  fileName: string
}

/** Photos and files of which the server has not taken what was done to them last. */
const notTaken = `SELECT row_id FROM quarantined_change WHERE kind = 'attachment' AND settled IS NULL
  UNION SELECT entity_id FROM enrolment JOIN outbox ON outbox.n > acknowledged JOIN change ON change.n = change_n
  WHERE entity = 'attachment'`

/** Who refers to content, from which column on that a database has. */
const sources = [
  {
    table: 'attachment',
    column: 'sha256',
    named: `SELECT sha256, size, file_name FROM attachment WHERE removed_at IS NULL
      UNION ALL SELECT thumbnail_sha256, NULL, file_name FROM attachment WHERE removed_at IS NULL`,
  },
  {
    // removed here, and perhaps nowhere else: until the removal is taken, nobody else may have it
    table: 'quarantined_change',
    column: 'settled',
    named: `SELECT sha256, size, file_name FROM attachment WHERE removed_at IS NOT NULL AND id IN (${notTaken})
      UNION ALL SELECT thumbnail_sha256, NULL, file_name FROM attachment
      WHERE removed_at IS NOT NULL AND id IN (${notTaken})`,
  },
  {
    table: 'model',
    column: 'picture_sha256',
    named: `SELECT picture_sha256, NULL, picture_name FROM model
      UNION ALL SELECT picture_thumbnail_sha256, NULL, picture_name FROM model`,
  },
  {
    table: 'label_setting',
    column: 'logo_sha256',
    named: 'SELECT logo_sha256, NULL, logo_name FROM label_setting',
  },
  {
    // every logo that there was: reports of closed audits are drawn again as they were
    table: 'change',
    column: 'fields',
    named: `SELECT fields ->> '$.logoSha256.to', NULL, fields ->> '$.logoName.to' FROM change
      WHERE entity_id = '${labelSettingsId}'`,
  },
  {
    table: 'audit_document',
    column: 'sha256',
    named: 'SELECT sha256, size, file_name FROM audit_document',
  },
  {
    table: 'scan_remark',
    column: 'sha256',
    named: `SELECT sha256, size, file_name FROM scan_remark
      UNION ALL SELECT thumbnail_sha256, NULL, file_name FROM scan_remark`,
  },
  {
    table: 'disposal_evidence',
    column: 'sha256',
    named: 'SELECT sha256, size, file_name FROM disposal_evidence',
  },
  {
    table: 'shipment_receipt',
    column: 'sha256',
    named: 'SELECT sha256, size, file_name FROM shipment_receipt',
  },
  {
    table: 'past_certificate',
    column: 'sha256',
    named: 'SELECT DISTINCT sha256, size, file_name FROM past_certificate',
  },
  {
    table: 'certificate',
    column: 'logo_sha256',
    named: "SELECT logo_sha256, NULL, 'logo' FROM certificate",
  },
  {
    table: 'certificate_document',
    column: 'sha256',
    named: 'SELECT sha256, size, file_name FROM certificate_document',
  },
]

/**
 * Every content that a database refers to: of photos and files, of the pictures of its models, of the reports of closed
 * audits, of evidence, of receipts and of certificates; none of what is newer than it.
 */
export function namedContent(database: Database): NamedContent[] {
  const has = database.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').pluck()
  const parts = sources.filter(({ table, column }) => has.get(table, column)).map(({ named }) => named)
  if (parts.length === 0) return []
  return database
    .prepare<[], NamedContent>(
      `WITH named (sha256, size, file_name) AS (${parts.join(' UNION ALL ')})
      SELECT sha256, max(size) AS size, min(file_name) AS fileName FROM named
      WHERE sha256 IS NOT NULL GROUP BY sha256 ORDER BY sha256`,
    )
    .all()
}

/** Rows that are changed in place; each change of them is recorded. */
const recorded = new Set(['attachment', 'model', 'label_setting', 'change'])

/** What is another one whenever a database may refer to more than before. */
export function contentMark(database: Database): string {
  const facts = sources.map(({ table }) => table).filter((table) => !recorded.has(table))
  const counted = facts.map((table) => `SELECT count(*) FROM ${table}`)
  const marks = ['SELECT coalesce(max(n), 0) FROM change', ...counted]
  return marks.map((mark) => database.prepare(mark).pluck().get()).join(' ')
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
