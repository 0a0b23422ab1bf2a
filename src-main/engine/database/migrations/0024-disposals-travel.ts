import type { Database } from 'better-sqlite3'
import { appendOnlyTriggers } from './append-only.ts'
import type { Migration, MigrationTools } from './migration.ts'
import { rebuildTable } from './rebuild-table.ts'

/** Each table of facts with its kind; what others refer to comes before them. */
const facts = [
  ['disposal_case', 'disposalCase'],
  ['disposal_asset', 'disposalAsset'],
  ['disposal_medium', 'disposalMedium'],
  ['disposal_no_media', 'disposalNoMedia'],
  ['disposal_evidence', 'disposalEvidence'],
  ['disposal_video', 'disposalVideo'],
  ['disposal_erasure', 'disposalErasure'],
  ['evidence_mapping', 'evidenceMapping'],
  ['sanitization_policy', 'sanitizationPolicy'],
  ['disposal_sanitization', 'disposalSanitization'],
  ['disposal_verification', 'disposalVerification'],
  ['disposal_answer', 'disposalAnswer'],
  ['disposal_approval', 'disposalApproval'],
  ['disposal_transfer', 'disposalTransfer'],
  ['disposal_vendor', 'disposalVendor'],
  ['disposal_case_vendor', 'disposalCaseVendor'],
  ['disposal_vendor_override', 'disposalVendorOverride'],
  ['disposal_unsanitized', 'disposalUnsanitized'],
  ['vendor_certificate', 'vendorCertificate'],
  ['vendor_certificate_serial', 'vendorCertificateSerial'],
  ['disposal_step', 'disposalStep'],
  ['sampling_lot', 'samplingLot'],
  ['sampling_lot_medium', 'samplingLotMedium'],
  ['disposal_sample', 'disposalSample'],
  ['disposal_contact', 'disposalContact'],
  ['certificate', 'certificate'],
  ['certificate_end', 'certificateEnd'],
  ['certificate_key_end', 'certificateKeyEnd'],
  ['certificate_document', 'certificateDocument'],
  ['shipment', 'shipment'],
  ['shipment_item', 'shipmentItem'],
  ['shipment_receipt', 'shipmentReceipt'],
  ['disposal_incident', 'disposalIncident'],
  ['disposal_incident_end', 'disposalIncidentEnd'],
  ['past_certificate', 'pastCertificate'],
] as const

/** What is there once where it is recorded; two laptops may each have recorded it, and then both of it stay. */
const onceHere = [
  ['disposal_step', 'case_id', 'asset_id', 'state'],
  ['disposal_no_media', 'case_id', 'asset_id'],
  ['disposal_verification', 'sanitization_id'],
  ['certificate', 'number'],
  ['certificate_end', 'number'],
  ['certificate_key_end', 'key_id'],
  ['certificate_document', 'number', 'sha256'],
  ['sanitization_policy', 'version'],
  ['sampling_lot', 'number'],
  ['sampling_lot_medium', 'sanitization_id'],
  ['disposal_sample', 'sanitization_id'],
  ['disposal_incident', 'item_id'],
  ['disposal_incident_end', 'incident_id'],
  ['past_certificate', 'issuer', 'number', 'serial_key'],
] as const

/** Constraints that held for all laptops together, and hold for each from now on. */
function loosen(database: Database): void {
  const without = (...parts: [string, string][]) => {
    return (sql: string) => parts.reduce((text, [part, instead]) => text.replace(part, instead), sql)
  }
  const plain = (column: string, type = 'TEXT NOT NULL') =>
    without([`${column} ${type} UNIQUE`, `${column} ${type}`])
  rebuildTable(database, 'outbox', (sql) => sql.replace(/ CHECK \(kind IN \([^)]*\)\)/, ''))
  rebuildTable(database, 'disposal_verification', plain('sanitization_id'))
  rebuildTable(
    database,
    'certificate',
    without(
      ['number TEXT NOT NULL UNIQUE', 'number TEXT NOT NULL'],
      ['digest TEXT NOT NULL UNIQUE', 'digest TEXT NOT NULL'],
    ),
  )
  rebuildTable(
    database,
    'certificate_end',
    without(
      ['number TEXT NOT NULL UNIQUE REFERENCES certificate (number)', 'number TEXT NOT NULL'],
      ['superseded_by TEXT REFERENCES certificate (number)', 'superseded_by TEXT'],
    ),
  )
  rebuildTable(database, 'certificate_key_end', plain('key_id'))
  rebuildTable(database, 'sanitization_policy', plain('version', 'INTEGER'))
  rebuildTable(database, 'sampling_lot', plain('number', 'INTEGER NOT NULL'))
  rebuildTable(database, 'disposal_incident', plain('item_id'))
  rebuildTable(database, 'disposal_incident_end', plain('incident_id'))
  database.exec(`
DROP INDEX certificate_sequence;
CREATE INDEX certificate_sequence ON certificate (device, year, sequence);
CREATE INDEX certificate_number ON certificate (number);
CREATE INDEX certificate_end_number ON certificate_end (number);
CREATE INDEX certificate_key_end_key ON certificate_key_end (key_id);
CREATE INDEX disposal_verification_sanitization ON disposal_verification (sanitization_id);
CREATE INDEX sanitization_policy_version ON sanitization_policy (version);
CREATE INDEX disposal_incident_item ON disposal_incident (item_id);
CREATE INDEX disposal_incident_end_incident ON disposal_incident_end (incident_id);
DROP INDEX disposal_step_asset;
CREATE INDEX disposal_step_asset ON disposal_step (case_id, asset_id, state);
DROP INDEX disposal_no_media_asset;
CREATE INDEX disposal_no_media_asset ON disposal_no_media (case_id, asset_id);
DROP INDEX sampling_lot_medium_sanitization;
CREATE INDEX sampling_lot_medium_sanitization ON sampling_lot_medium (sanitization_id);
DROP INDEX disposal_sample_sanitization;
CREATE INDEX disposal_sample_sanitization ON disposal_sample (sanitization_id);
DROP INDEX past_certificate_once;
CREATE INDEX past_certificate_once ON past_certificate (issuer, number, serial_key);`)
}

/** The PDF of a certificate becomes a fact like the others. */
function nameDocuments(database: Database, { newId }: MigrationTools): void {
  database.exec(`CREATE TABLE certificate_document_next (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, number TEXT NOT NULL, sha256 TEXT NOT NULL,
  size INTEGER NOT NULL, file_name TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;`)
  const insert = database.prepare(`INSERT INTO certificate_document_next
    SELECT document.n, ?, site_id, document.number, sha256, size, file_name, actor_id, document.at
    FROM certificate_document AS document JOIN certificate ON certificate.number = document.number WHERE document.n = ?`)
  for (const n of database.prepare('SELECT n FROM certificate_document ORDER BY n').pluck().all())
    insert.run(newId(), n)
  database.exec(`DROP TABLE certificate_document;
ALTER TABLE certificate_document_next RENAME TO certificate_document;
CREATE INDEX certificate_document_number ON certificate_document (number);
${appendOnlyTriggers(['certificate_document'])}`)
}

/** `origin_n`: the place that a fact got where it was recorded; null: here. See decision 49. */
const places = facts.map(([table]) => `ALTER TABLE ${table} ADD COLUMN origin_n INTEGER;`).join('\n')

const guards = onceHere
  .map(
    ([table, ...columns]) => `CREATE TRIGGER ${table}_once_here BEFORE INSERT ON ${table}
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM ${table} WHERE ${columns.map((column) => `${column} = new.${column}`).join(' AND ')})
BEGIN SELECT RAISE(ABORT, '${table} is append-only and has this already'); END;`,
  )
  .join('\n')

const triggers = facts
  .map(
    ([table, kind]) => `CREATE TRIGGER ${table}_outbox AFTER INSERT ON ${table}
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('${kind}', new.id); END;`,
  )
  .join('\n')

const toBeSent = facts
  .map(
    ([table, kind]) => `INSERT INTO outbox (kind, fact_id)
  SELECT '${kind}', id FROM ${table} WHERE EXISTS (SELECT 1 FROM enrolment) ORDER BY n;`,
  )
  .join('\n')

/** Disposals go to every laptop; what two of them recorded at once stays, both of it. */
export const disposalsTravel: Migration = {
  number: 24,
  rebuildsTables: true,
  up: (database, tools) => {
    loosen(database)
    nameDocuments(database, tools)
    database.exec([places, guards, triggers, toBeSent].join('\n'))
  },
}
