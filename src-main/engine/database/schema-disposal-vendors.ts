import type { EvidenceMatch } from '../../../src-shared/features/disposals/disposals-message.ts'
import type { Fact, Noted, OfCase } from './schema-disposals.ts'

/** One edition of a vendor; the newest of a `vendor_id` counts. */
export interface DisposalVendorRow extends Noted {
  vendor_id: string
  name: string
  name_key: string
  /** JSON of `VendorDetails` */
  details: string
}

/** Who takes what is in a case; the newest counts. */
export interface DisposalCaseVendorRow extends OfCase {
  name: string
}

export interface DisposalVendorOverrideRow extends OfCase {
  vendor_id: string
  person_id: string
  reason: string
}

export interface ShipmentRow extends Noted {
  vendor: string
  vendor_id: string | null
  carrier: string
  /** number of the consignment note */
  consignment: string
  ships_on: string
  /** ISO 3166-1 alpha-2 */
  origin_country: string
  country: string
  basel_consent: string | null
  /** JSON of `ShipmentDetails` */
  details: string
}

export interface ShipmentItemRow extends Fact {
  shipment_id: string
  case_id: string
  asset_id: string
  /** null: the asset itself */
  medium_id: string | null
  tag: string
  serial: string | null
}

export interface ShipmentReceiptRow extends Noted {
  shipment_id: string
  file_name: string
  sha256: string
  size: number
  /** JSON of `ReceiptLine[]` */
  lines: string
}

export interface DisposalIncidentRow extends Noted {
  shipment_id: string
  /** what the vendor did not receive */
  item_id: string
}

export interface DisposalIncidentEndRow extends Noted {
  incident_id: string
  person_id: string
  resolution: string
}

export interface DisposalUnsanitizedRow extends OfCase {
  medium_id: string
  vendor_id: string
  person_id: string
  seal: string
  reason: string
}

export interface VendorCertificateRow extends OfCase {
  vendor: string
  number: string
  destroyed_on: string
  evidence_id: string | null
}

export interface VendorCertificateSerialRow extends Fact {
  case_id: string
  certificate_id: string
  serial: string
  match: EvidenceMatch
  medium_id: string | null
}

export interface DisposalVendorSchema {
  disposal_vendor: DisposalVendorRow
  disposal_case_vendor: DisposalCaseVendorRow
  disposal_vendor_override: DisposalVendorOverrideRow
  shipment: ShipmentRow
  shipment_item: ShipmentItemRow
  shipment_receipt: ShipmentReceiptRow
  disposal_incident: DisposalIncidentRow
  disposal_incident_end: DisposalIncidentEndRow
  disposal_unsanitized: DisposalUnsanitizedRow
  vendor_certificate: VendorCertificateRow
  vendor_certificate_serial: VendorCertificateSerialRow
}
