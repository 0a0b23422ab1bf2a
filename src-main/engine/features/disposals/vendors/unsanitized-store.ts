import type {
  DisposalUnsanitizedRow,
  VendorCertificateRow,
  VendorCertificateSerialRow,
} from '../../../database/schema-disposal-vendors.ts'
import type { Statement } from '../../../database/statement.ts'
import { factsOfCase, insertFact, insertNoted } from '../insert-fact.ts'

type OfCase = { caseId: string }

export const insertUnsanitized = insertNoted('disposal_unsanitized', [
  'case_id',
  'medium_id',
  'vendor_id',
  'person_id',
  'seal',
  'reason',
])
export const insertVendorCertificate = insertNoted('vendor_certificate', [
  'case_id',
  'vendor',
  'number',
  'destroyed_on',
  'evidence_id',
])
export const insertVendorCertificateSerial = insertFact('vendor_certificate_serial', [
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
