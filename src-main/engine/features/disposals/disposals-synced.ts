import { z } from 'zod'
import type { DisposalFactKind } from '../../../../src-shared/sync/kinds.ts'
import { type SyncedFact, tableFact } from '../../database/synced-fact.ts'
import { keyIdOf } from './certificate-key.ts'
import { keyNamed, noteKey } from './certificates-store.ts'

interface Table {
  table: string
  references?: readonly string[]
  notedIn?: readonly [column: string, table: string]
}

const ofCase = (table: string, ...references: string[]): Table => ({
  table,
  references: ['case_id', ...references],
})

/** The tables of facts of disposals; what others refer to comes before them. */
const tables: Record<DisposalFactKind, Table> = {
  disposalCase: { table: 'disposal_case' },
  disposalAsset: ofCase('disposal_asset', 'asset_id'),
  disposalMedium: ofCase('disposal_medium', 'asset_id'),
  disposalNoMedia: ofCase('disposal_no_media', 'asset_id', 'person_id'),
  disposalEvidence: ofCase('disposal_evidence', 'operator_id'),
  disposalVideo: ofCase('disposal_video'),
  disposalErasure: {
    ...ofCase('disposal_erasure', 'evidence_id', 'medium_id'),
    notedIn: ['evidence_id', 'disposal_evidence'],
  },
  evidenceMapping: { table: 'evidence_mapping' },
  sanitizationPolicy: { table: 'sanitization_policy' },
  disposalSanitization: ofCase(
    'disposal_sanitization',
    'medium_id',
    'operator_id',
    'erasure_id',
    'photo_id',
    'video_id',
  ),
  disposalVerification: ofCase('disposal_verification', 'medium_id', 'sanitization_id', 'person_id'),
  disposalAnswer: ofCase('disposal_answer', 'person_id'),
  disposalApproval: ofCase('disposal_approval', 'person_id'),
  disposalTransfer: ofCase('disposal_transfer', 'evidence_id', 'video_id'),
  disposalVendor: { table: 'disposal_vendor' },
  disposalCaseVendor: ofCase('disposal_case_vendor'),
  disposalVendorOverride: ofCase('disposal_vendor_override', 'person_id'),
  disposalUnsanitized: ofCase('disposal_unsanitized', 'medium_id', 'person_id'),
  vendorCertificate: ofCase('vendor_certificate', 'evidence_id'),
  vendorCertificateSerial: {
    ...ofCase('vendor_certificate_serial', 'certificate_id', 'medium_id'),
    notedIn: ['certificate_id', 'vendor_certificate'],
  },
  disposalStep: ofCase('disposal_step', 'asset_id'),
  samplingLot: { table: 'sampling_lot' },
  samplingLotMedium: {
    ...ofCase('sampling_lot_medium', 'lot_id', 'medium_id', 'sanitization_id'),
    notedIn: ['lot_id', 'sampling_lot'],
  },
  disposalSample: ofCase('disposal_sample', 'lot_id', 'medium_id', 'sanitization_id', 'person_id'),
  disposalContact: { table: 'disposal_contact', references: ['person_id'] },
  certificate: ofCase('certificate', 'asset_id', 'medium_id'),
  certificateEnd: {
    table: 'certificate_end',
    references: ['number', 'superseded_by', 'person_id', 'second_id'],
  },
  certificateKeyEnd: { table: 'certificate_key_end', references: ['person_id', 'second_id'] },
  certificateDocument: { table: 'certificate_document', references: ['number'] },
  shipment: { table: 'shipment' },
  shipmentItem: {
    ...ofCase('shipment_item', 'shipment_id', 'asset_id', 'medium_id'),
    notedIn: ['shipment_id', 'shipment'],
  },
  shipmentReceipt: { table: 'shipment_receipt', references: ['shipment_id'] },
  disposalIncident: { table: 'disposal_incident', references: ['shipment_id', 'item_id'] },
  disposalIncidentEnd: { table: 'disposal_incident_end', references: ['incident_id', 'person_id'] },
  pastCertificate: { table: 'past_certificate', references: ['asset_id'] },
}

/** A key as it is told with what it signed. */
const notedKey = z.object({ key_id: z.string(), public_key: z.string(), issued_at: z.string() })

/** Tells of the key that a fact names with the fact: whoever has a certificate can verify it. */
function withKey(fact: SyncedFact): SyncedFact {
  return {
    read: (database, id) => {
      const row = fact.read(database, id)
      if (!row) return undefined
      const key = keyNamed.get(database, { keyId: String(row.key_id) })
      if (!key) throw new Error(`the key ${row.key_id} signed and is not noted`)
      const { n: _, ...noted } = key
      return { ...row, key: noted }
    },
    needs: ({ key, ...row }, database) => {
      const { data: told } = notedKey.safeParse(key)
      const isKey = told && told.key_id === row.key_id && keyIdOf(told.public_key) === row.key_id
      return isKey ? fact.needs(row, database) : null
    },
    write: (tx, { key, ...row }, replicaId) => {
      noteKey.run(tx.database, notedKey.parse(key))
      fact.write(tx, row, replicaId)
    },
  }
}

const kinds = Object.entries(tables) as [DisposalFactKind, Table][]
const signed: readonly DisposalFactKind[] = ['certificate', 'certificateKeyEnd']

/** What laptops tell each other of disposals. */
export const disposalFacts = Object.fromEntries(
  kinds.map(([kind, { references = [], ...table }]) => {
    const fact = tableFact({ ...table, references, touches: 'disposals' })
    return [kind, signed.includes(kind) ? withKey(fact) : fact]
  }),
) as Record<DisposalFactKind, SyncedFact>

/** Each kind with its table: what others refer to comes first. */
export const disposalFactTables = kinds.map(([kind, { table }]) => ({ kind, table }))
