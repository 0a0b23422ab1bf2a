import { appendOnlyTriggers } from './append-only.ts'
import type { Migration } from './migration.ts'

const fact = 'n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL'
const noted = 'actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL'
const ofCase = 'case_id TEXT NOT NULL REFERENCES disposal_case (id)'
const ofMedium = 'medium_id TEXT NOT NULL REFERENCES disposal_medium (id)'
const ofPerson = 'person_id TEXT NOT NULL REFERENCES person (id)'
const ofSanitization = 'sanitization_id TEXT NOT NULL REFERENCES disposal_sanitization (id)'
const ofLot = 'lot_id TEXT NOT NULL REFERENCES sampling_lot (id)'
const isYesNo = (column: string) => `${column} INTEGER NOT NULL CHECK (${column} IN (0, 1))`

/** A row without a version is a draft, one without a policy says that the draft was discarded; the newest counts. */
const policy = `
CREATE TABLE sanitization_policy (
  ${fact}, version INTEGER UNIQUE, policy TEXT, reason TEXT, ${noted},
  CHECK (version IS NULL OR (policy IS NOT NULL AND reason IS NOT NULL))
) STRICT;`

const sampling = `
CREATE TABLE sampling_lot (
  ${fact}, number INTEGER NOT NULL UNIQUE, seed TEXT NOT NULL, percent INTEGER NOT NULL, ${noted}
) STRICT;
CREATE TABLE sampling_lot_medium (
  ${fact}, ${ofLot}, ${ofCase}, ${ofMedium}, ${ofSanitization}, ${isYesNo('is_sampled')}
) STRICT;
CREATE UNIQUE INDEX sampling_lot_medium_sanitization ON sampling_lot_medium (sanitization_id);
CREATE INDEX sampling_lot_medium_lot ON sampling_lot_medium (lot_id);
CREATE INDEX sampling_lot_medium_case ON sampling_lot_medium (case_id);
CREATE TABLE disposal_sample (
  ${fact}, ${ofLot}, ${ofCase}, ${ofMedium}, ${ofSanitization}, ${isYesNo('passed')}, method TEXT NOT NULL,
  competence TEXT, ${ofPerson}, ${noted}
) STRICT;
CREATE UNIQUE INDEX disposal_sample_sanitization ON disposal_sample (sanitization_id);
CREATE INDEX disposal_sample_lot ON disposal_sample (lot_id);
CREATE INDEX disposal_sample_case ON disposal_sample (case_id);
CREATE INDEX disposal_sample_medium ON disposal_sample (medium_id);`

/** Who attests says who they are: title, organisation, telephone (NIST SP 800-88 Rev. 1, Appendix G). The newest counts. */
const people = `
CREATE TABLE disposal_contact (
  ${fact}, ${ofPerson}, title TEXT, organisation TEXT, location TEXT, phone TEXT, ${noted}
) STRICT;
CREATE INDEX disposal_contact_person ON disposal_contact (person_id);
ALTER TABLE disposal_transfer ADD COLUMN signature TEXT;
ALTER TABLE disposal_transfer ADD COLUMN evidence_id TEXT REFERENCES disposal_evidence (id);
ALTER TABLE disposal_verification ADD COLUMN assurance TEXT NOT NULL DEFAULT 'asserted'
  CHECK (assurance IN ('asserted', 'pin'));`

/** A certificate is of a medium, or of an asset or a case with all their media; \`basis\` says which facts it stands on. */
const certificates = `
CREATE TABLE certificate_next (
  ${fact}, number TEXT NOT NULL UNIQUE, device TEXT NOT NULL, year INTEGER NOT NULL, sequence INTEGER NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('medium', 'asset', 'case')), ${ofCase}, asset_id TEXT REFERENCES asset (id),
  medium_id TEXT REFERENCES disposal_medium (id), basis TEXT NOT NULL, content TEXT NOT NULL,
  logo_sha256 TEXT,
  digest TEXT NOT NULL UNIQUE, previous_digest TEXT, key_id TEXT NOT NULL, signature TEXT NOT NULL, ${noted},
  CHECK ((scope = 'medium') = (medium_id IS NOT NULL)), CHECK ((scope = 'asset') = (asset_id IS NOT NULL))
) STRICT;
INSERT INTO certificate_next
  SELECT n, id, site_id, number, device, year, sequence, 'medium', case_id, NULL, medium_id, verification_id, content,
    NULL, digest, previous_digest, key_id, signature, actor_id, at FROM certificate;
DROP TABLE certificate;
ALTER TABLE certificate_next RENAME TO certificate;
CREATE UNIQUE INDEX certificate_sequence ON certificate (device, year, sequence);
CREATE INDEX certificate_medium ON certificate (medium_id) WHERE medium_id IS NOT NULL;
CREATE INDEX certificate_case ON certificate (case_id);
CREATE TABLE past_certificate (
  ${fact}, asset_tag TEXT, asset_id TEXT REFERENCES asset (id), serial TEXT NOT NULL, serial_key TEXT NOT NULL,
  number TEXT NOT NULL, issuer TEXT NOT NULL, done_on TEXT NOT NULL, outcome TEXT, method TEXT, file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL, size INTEGER NOT NULL, line INTEGER NOT NULL, ${noted}
) STRICT;
CREATE UNIQUE INDEX past_certificate_once ON past_certificate (issuer, number, serial_key);
CREATE INDEX past_certificate_day ON past_certificate (done_on);`

const tables = [
  'sanitization_policy',
  'sampling_lot',
  'sampling_lot_medium',
  'disposal_sample',
  'disposal_contact',
  'certificate',
  'past_certificate',
]

/** The policy in versions, quality-control sampling, who attests, certificates of assets and cases, and those of before. */
export const disposalProgramme: Migration = {
  number: 18,
  rebuildsTables: true,
  up: (database) =>
    database.exec([policy, sampling, people, certificates, appendOnlyTriggers(tables)].join('\n')),
}
