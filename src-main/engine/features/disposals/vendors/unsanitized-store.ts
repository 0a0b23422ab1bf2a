import type {
  DisposalUnsanitizedRow,
  VendorCertificateRow,
  VendorCertificateSerialRow,
} from '../../../database/schema-disposal-vendors.ts'
import type { Statement } from '../../../database/statement.ts'
import { factsOfCase, insertFact } from '../insert-fact.ts'

const noted = ['actor_id', 'at'] as const
type OfCase = { caseId: string }

export const insertUnsanitized = insertFact('disposal_unsanitized', [
  'id',
  'site_id',
  'case_id',
  'medium_id',
  'vendor_id',
  'person_id',
  'seal',
  'reason',
  ...noted,
])
export const insertVendorCertificate = insertFact('vendor_certificate', [
  'id',
  'site_id',
  'case_id',
  'vendor',
  'number',
  'destroyed_on',
  'evidence_id',
  ...noted,
])
export const insertVendorCertificateSerial = insertFact('vendor_certificate_serial', [
  'id',
  'site_id',
  'case_id',
  'certificate_id',
  'serial',
  'match',
  'medium_id',
])

export const unsanitizedOfCase: Statement<OfCase, DisposalUnsanitizedRow> =
  factsOfCase('disposal_unsanitized')
export const vendorCertificatesOfCase: Statement<OfCase, VendorCertificateRow> =
  factsOfCase('vendor_certificate')
export const vendorSerialsOfCase: Statement<OfCase, VendorCertificateSerialRow> =
  factsOfCase('vendor_certificate_serial')
