import { appendOnlyTriggers } from './append-only.ts'
import type { Migration } from './migration.ts'

const fact = 'n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL'
const noted = 'actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL'
const ofCase = 'case_id TEXT NOT NULL REFERENCES disposal_case (id)'
const ofMedium = 'medium_id TEXT NOT NULL REFERENCES disposal_medium (id)'
const ofPerson = 'person_id TEXT NOT NULL REFERENCES person (id)'
const ofShipment = 'shipment_id TEXT NOT NULL REFERENCES shipment (id)'

/** Each row of a vendor says all of it; the newest one counts, and what it was called before still means it. */
const vendors = `
CREATE TABLE disposal_vendor (
  ${fact}, vendor_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, details TEXT NOT NULL, ${noted}
) STRICT;
CREATE INDEX disposal_vendor_id ON disposal_vendor (vendor_id, n);
CREATE INDEX disposal_vendor_name ON disposal_vendor (name_key);
CREATE TABLE disposal_case_vendor (${fact}, ${ofCase}, name TEXT NOT NULL, ${noted}) STRICT;
CREATE INDEX disposal_case_vendor_case ON disposal_case_vendor (case_id);
CREATE TABLE disposal_vendor_override (
  ${fact}, ${ofCase}, vendor_id TEXT NOT NULL, ${ofPerson}, reason TEXT NOT NULL, ${noted}
) STRICT;
CREATE INDEX disposal_vendor_override_case ON disposal_vendor_override (case_id);`

const shipments = `
CREATE TABLE shipment (
  ${fact}, vendor TEXT NOT NULL, vendor_id TEXT, carrier TEXT NOT NULL, consignment TEXT NOT NULL, ships_on TEXT NOT NULL,
  origin_country TEXT NOT NULL, country TEXT NOT NULL, basel_consent TEXT, details TEXT NOT NULL, ${noted}
) STRICT;
CREATE INDEX shipment_day ON shipment (ships_on);
CREATE TABLE shipment_item (
  ${fact}, ${ofShipment}, ${ofCase}, asset_id TEXT NOT NULL REFERENCES asset (id),
  medium_id TEXT REFERENCES disposal_medium (id), tag TEXT NOT NULL, serial TEXT
) STRICT;
CREATE INDEX shipment_item_shipment ON shipment_item (shipment_id);
CREATE INDEX shipment_item_case ON shipment_item (case_id);
CREATE TABLE shipment_receipt (
  ${fact}, ${ofShipment}, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, lines TEXT NOT NULL, ${noted}
) STRICT;
CREATE INDEX shipment_receipt_shipment ON shipment_receipt (shipment_id);
CREATE TABLE disposal_incident (
  ${fact}, ${ofShipment}, item_id TEXT NOT NULL UNIQUE REFERENCES shipment_item (id), ${noted}
) STRICT;
CREATE INDEX disposal_incident_shipment ON disposal_incident (shipment_id);
CREATE TABLE disposal_incident_end (
  ${fact}, incident_id TEXT NOT NULL UNIQUE REFERENCES disposal_incident (id), ${ofPerson}, resolution TEXT NOT NULL, ${noted}
) STRICT;`

/** Media that leave without being sanitized, and what whoever destroyed them says of it. */
const unsanitized = `
CREATE TABLE disposal_unsanitized (
  ${fact}, ${ofCase}, ${ofMedium}, vendor_id TEXT NOT NULL, ${ofPerson}, seal TEXT NOT NULL, reason TEXT NOT NULL, ${noted}
) STRICT;
CREATE INDEX disposal_unsanitized_case ON disposal_unsanitized (case_id);
CREATE TABLE vendor_certificate (
  ${fact}, ${ofCase}, vendor TEXT NOT NULL, number TEXT NOT NULL, destroyed_on TEXT NOT NULL,
  evidence_id TEXT REFERENCES disposal_evidence (id), ${noted}
) STRICT;
CREATE INDEX vendor_certificate_case ON vendor_certificate (case_id);
CREATE TABLE vendor_certificate_serial (
  ${fact}, ${ofCase}, certificate_id TEXT NOT NULL REFERENCES vendor_certificate (id), serial TEXT NOT NULL,
  match TEXT NOT NULL, medium_id TEXT REFERENCES disposal_medium (id)
) STRICT;
CREATE INDEX vendor_certificate_serial_case ON vendor_certificate_serial (case_id);`

const tables = [
  'disposal_vendor',
  'disposal_case_vendor',
  'disposal_vendor_override',
  'shipment',
  'shipment_item',
  'shipment_receipt',
  'disposal_incident',
  'disposal_incident_end',
  'disposal_unsanitized',
  'vendor_certificate',
  'vendor_certificate_serial',
]

/** Downstream vendors, what is shipped to them, and media that are handed to them to be destroyed. */
export const disposalVendors: Migration = {
  number: 17,
  up: (database) => database.exec([vendors, shipments, unsanitized, appendOnlyTriggers(tables)].join('\n')),
}
