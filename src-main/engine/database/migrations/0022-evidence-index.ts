import type { Migration } from './migration.ts'

/** What one file of evidence says is read without all that is said in its case: of ten thousand files one after the other. */
export const evidenceIndex: Migration = {
  number: 22,
  up: (database) => database.exec('CREATE INDEX disposal_erasure_evidence ON disposal_erasure (evidence_id)'),
}
