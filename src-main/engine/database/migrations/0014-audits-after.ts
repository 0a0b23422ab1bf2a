import { appendOnlyTriggers } from './append-only.ts'
import type { Migration } from './migration.ts'

/** An audit that follows from another: of what stayed missing in it, or its differences counted anew by somebody else. */
const links = `
CREATE TABLE audit_link (
  audit_id TEXT PRIMARY KEY REFERENCES audit (id), of_id TEXT NOT NULL REFERENCES audit (id),
  kind TEXT NOT NULL CHECK (kind IN ('followUp', 'recount')), site_id TEXT NOT NULL, CHECK (audit_id <> of_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_link_of ON audit_link (of_id);`

/** What the books say, as it was handed in to be held against an audit; the newest of an audit counts. */
const books = `
CREATE TABLE audit_books (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  file_name TEXT NOT NULL, sha256 TEXT NOT NULL, lines TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX audit_books_audit ON audit_books (audit_id, n);`

const appendOnly = appendOnlyTriggers(['audit_link', 'audit_books'])

/** What follows from an audit, and the books that it is held against. */
export const auditsAfter: Migration = {
  number: 14,
  up: (database) => database.exec([links, books, appendOnly].join('\n')),
}
