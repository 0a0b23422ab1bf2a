import type { Fact, Noted } from './schema-disposals.ts'

export interface SanitizationPolicyRow extends Noted {
  /** null: a draft */
  version: number | null
  /** JSON of `PolicyBody`; null: the draft was discarded */
  policy: string | null
  reason: string | null
}

export interface SamplingLotRow extends Noted {
  number: number
  seed: string
  percent: number
}

export interface SamplingLotMediumRow extends Fact {
  lot_id: string
  case_id: string
  medium_id: string
  sanitization_id: string
  is_sampled: 0 | 1
}

export interface DisposalSampleRow extends Noted {
  lot_id: string
  case_id: string
  medium_id: string
  sanitization_id: string
  /** 1: nothing could be recovered */
  passed: 0 | 1
  method: string
  competence: string | null
  person_id: string
}

/** What somebody who attests says of themselves; the newest of a person counts. */
export interface DisposalContactRow extends Noted {
  person_id: string
  title: string | null
  organisation: string | null
  location: string | null
  phone: string | null
}

/** A certificate that was issued elsewhere or before, and that nothing here verified. */
export interface PastCertificateRow extends Noted {
  asset_tag: string | null
  asset_id: string | null
  serial: string
  serial_key: string
  number: string
  issuer: string
  /** YYYY-MM-DD */
  done_on: string
  outcome: string | null
  method: string | null
  /** the list that it stood in */
  file_name: string
  sha256: string
  size: number
  line: number
}

export interface DisposalProgrammeSchema {
  sanitization_policy: SanitizationPolicyRow
  sampling_lot: SamplingLotRow
  sampling_lot_medium: SamplingLotMediumRow
  disposal_sample: DisposalSampleRow
  disposal_contact: DisposalContactRow
  past_certificate: PastCertificateRow
}
