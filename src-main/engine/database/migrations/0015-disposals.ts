import { appendOnlyTriggers } from './append-only.ts'
import type { Migration } from './migration.ts'

/** Columns that every fact has: who noted it, and when. */
const fact = 'n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL'
const noted = 'actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL'
const ofCase = 'case_id TEXT NOT NULL REFERENCES disposal_case (id)'
const ofMedium = 'medium_id TEXT NOT NULL REFERENCES disposal_medium (id)'
const ofPerson = 'person_id TEXT NOT NULL REFERENCES person (id)'

const cases = `
CREATE TABLE disposal_case (
  ${fact}, reason TEXT NOT NULL, disposition TEXT NOT NULL, confidentiality TEXT, vendor TEXT, pick_up_on TEXT, ${noted}
) STRICT;
CREATE TABLE disposal_asset (
  ${fact}, ${ofCase}, asset_id TEXT NOT NULL REFERENCES asset (id), asset_tag TEXT NOT NULL, tag_key TEXT NOT NULL,
  snapshot TEXT NOT NULL, ${noted}
) STRICT;
CREATE INDEX disposal_asset_case ON disposal_asset (case_id, tag_key);
CREATE INDEX disposal_asset_asset ON disposal_asset (asset_id);
CREATE TABLE disposal_step (
  ${fact}, ${ofCase}, asset_id TEXT NOT NULL REFERENCES asset (id), state TEXT NOT NULL, reference TEXT, ${noted}
) STRICT;
CREATE UNIQUE INDEX disposal_step_asset ON disposal_step (case_id, asset_id, state);`

const media = `
CREATE TABLE disposal_medium (
  ${fact}, ${ofCase}, asset_id TEXT NOT NULL REFERENCES asset (id), manufacturer TEXT, model TEXT NOT NULL,
  serial TEXT NOT NULL, serial_key TEXT NOT NULL, type TEXT NOT NULL, size INTEGER, confidentiality TEXT,
  is_removed INTEGER NOT NULL CHECK (is_removed IN (0, 1)), ${noted}
) STRICT;
CREATE INDEX disposal_medium_case ON disposal_medium (case_id, serial_key);
CREATE INDEX disposal_medium_serial ON disposal_medium (serial_key);
CREATE TABLE disposal_no_media (
  ${fact}, ${ofCase}, asset_id TEXT NOT NULL REFERENCES asset (id), ${ofPerson}, ${noted}
) STRICT;
CREATE UNIQUE INDEX disposal_no_media_asset ON disposal_no_media (case_id, asset_id);`

const evidence = `
CREATE TABLE disposal_evidence (
  ${fact}, ${ofCase}, file_name TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, format TEXT NOT NULL,
  operator_id TEXT REFERENCES person (id), ${noted}
) STRICT;
CREATE INDEX disposal_evidence_case ON disposal_evidence (case_id);
CREATE TABLE disposal_erasure (
  ${fact}, ${ofCase}, evidence_id TEXT NOT NULL REFERENCES disposal_evidence (id), match TEXT NOT NULL,
  medium_id TEXT REFERENCES disposal_medium (id), erasure TEXT NOT NULL
) STRICT;
CREATE INDEX disposal_erasure_case ON disposal_erasure (case_id);
CREATE INDEX disposal_erasure_medium ON disposal_erasure (medium_id) WHERE medium_id IS NOT NULL;
CREATE TABLE evidence_mapping (
  ${fact}, name TEXT NOT NULL, name_key TEXT NOT NULL, mapping TEXT NOT NULL, ${noted}
) STRICT;`

const work = `
CREATE TABLE disposal_sanitization (
  ${fact}, ${ofCase}, ${ofMedium}, outcome TEXT, stated TEXT, tool TEXT, operator_id TEXT NOT NULL REFERENCES person (id),
  done_on TEXT NOT NULL, erasure_id TEXT REFERENCES disposal_erasure (id), demanded TEXT NOT NULL,
  meets_policy INTEGER NOT NULL CHECK (meets_policy IN (0, 1)), policy_version INTEGER NOT NULL, remarks TEXT NOT NULL,
  reason TEXT, ${noted}
) STRICT;
CREATE INDEX disposal_sanitization_case ON disposal_sanitization (case_id);
CREATE INDEX disposal_sanitization_medium ON disposal_sanitization (medium_id);
CREATE INDEX disposal_sanitization_day ON disposal_sanitization (done_on);
CREATE TABLE disposal_verification (
  ${fact}, ${ofCase}, ${ofMedium}, sanitization_id TEXT NOT NULL UNIQUE REFERENCES disposal_sanitization (id),
  method TEXT NOT NULL, passed INTEGER NOT NULL CHECK (passed IN (0, 1)), person_id TEXT REFERENCES person (id), ${noted}
) STRICT;
CREATE INDEX disposal_verification_case ON disposal_verification (case_id);
CREATE TABLE disposal_answer (
  ${fact}, ${ofCase}, item TEXT NOT NULL, answer TEXT NOT NULL, ${ofPerson}, ${noted}
) STRICT;
CREATE INDEX disposal_answer_case ON disposal_answer (case_id);
CREATE TABLE disposal_approval (${fact}, ${ofCase}, ${ofPerson}, ${noted}) STRICT;
CREATE INDEX disposal_approval_case ON disposal_approval (case_id);
CREATE TABLE disposal_transfer (
  ${fact}, ${ofCase}, from_name TEXT NOT NULL, to_name TEXT NOT NULL, place TEXT, seal TEXT, ${noted}
) STRICT;
CREATE INDEX disposal_transfer_case ON disposal_transfer (case_id);`

/** The number of a certificate follows the one before on this device: no gap, nor can one be used twice. */
const certificates = `
CREATE TABLE certificate_key (
  n INTEGER PRIMARY KEY, key_id TEXT NOT NULL UNIQUE, public_key TEXT NOT NULL, issued_at TEXT NOT NULL
) STRICT;
CREATE TABLE certificate_key_end (
  ${fact}, key_id TEXT NOT NULL UNIQUE REFERENCES certificate_key (key_id),
  state TEXT NOT NULL CHECK (state IN ('revoked', 'compromised')), reason TEXT NOT NULL, ${noted}
) STRICT;
CREATE TABLE certificate (
  ${fact}, number TEXT NOT NULL UNIQUE, device TEXT NOT NULL, year INTEGER NOT NULL, sequence INTEGER NOT NULL,
  ${ofCase}, ${ofMedium}, verification_id TEXT NOT NULL REFERENCES disposal_verification (id), content TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE, previous_digest TEXT, key_id TEXT NOT NULL, signature TEXT NOT NULL, ${noted}
) STRICT;
CREATE UNIQUE INDEX certificate_sequence ON certificate (device, year, sequence);
CREATE INDEX certificate_medium ON certificate (medium_id);
CREATE INDEX certificate_case ON certificate (case_id);
CREATE TABLE certificate_end (
  ${fact}, number TEXT NOT NULL UNIQUE REFERENCES certificate (number),
  superseded_by TEXT REFERENCES certificate (number), reason TEXT NOT NULL, ${ofPerson},
  second_id TEXT REFERENCES person (id), ${noted}
) STRICT;
CREATE TABLE certificate_document (
  n INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE REFERENCES certificate (number), sha256 TEXT NOT NULL,
  size INTEGER NOT NULL, file_name TEXT NOT NULL, at TEXT NOT NULL
) STRICT;`

const tables = [
  'disposal_case',
  'disposal_asset',
  'disposal_step',
  'disposal_medium',
  'disposal_no_media',
  'disposal_evidence',
  'disposal_erasure',
  'evidence_mapping',
  'disposal_sanitization',
  'disposal_verification',
  'disposal_answer',
  'disposal_approval',
  'disposal_transfer',
  'certificate_key',
  'certificate_key_end',
  'certificate',
  'certificate_end',
  'certificate_document',
]

const appendOnly = appendOnlyTriggers(tables)

/** Disposal cases, media, evidence and certificates: facts, all of them, that nobody changes. */
export const disposals: Migration = {
  number: 15,
  up: (database) => database.exec([cases, media, evidence, work, certificates, appendOnly].join('\n')),
}
