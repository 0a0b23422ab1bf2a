import type { AssetDisposition } from '../../../src-shared/features/disposals/asset-disposition.ts'
import type { CertificateScope, KeyEnd } from '../../../src-shared/features/disposals/certificate.ts'
import type { ChecklistAnswer, ChecklistItem } from '../../../src-shared/features/disposals/checklist.ts'
import type { EvidenceMatch } from '../../../src-shared/features/disposals/disposals-message.ts'
import type { EvidenceFormat } from '../../../src-shared/features/disposals/erasure.ts'
import type {
  Confidentiality,
  Disposition,
  MediumType,
  Outcome,
} from '../../../src-shared/features/disposals/medium.ts'

export interface Fact {
  n: number
  /** the place that it got where it was recorded; null: here, where that is `n` */
  origin_n: number | null
  id: string
  site_id: string
}

export interface Noted extends Fact {
  /** id of who was at work */
  actor_id: string
  at: string
}

export interface OfCase extends Noted {
  case_id: string
}

export interface DisposalCaseRow extends Noted {
  reason: string
  disposition: Disposition
  confidentiality: Confidentiality | null
  vendor: string | null
  pick_up_on: string | null
}

export interface DisposalAssetRow extends OfCase {
  asset_id: string
  asset_tag: string
  tag_key: string
  /** JSON of what the register said of it when it was retired */
  snapshot: string
}

export interface DisposalStepRow extends OfCase {
  asset_id: string
  state: AssetDisposition
  reference: string | null
}

export interface DisposalMediumRow extends OfCase {
  asset_id: string
  manufacturer: string | null
  model: string
  serial: string
  serial_key: string
  type: MediumType
  size: number | null
  confidentiality: Confidentiality | null
  is_removed: 0 | 1
}

export interface DisposalNoMediaRow extends OfCase {
  asset_id: string
  person_id: string
}

export interface DisposalEvidenceRow extends OfCase {
  file_name: string
  size: number
  sha256: string
  format: EvidenceFormat
  operator_id: string | null
}

/** Where a video is kept, and by which hash it is known; its content is not kept here. */
export interface DisposalVideoRow extends OfCase {
  file_name: string
  size: number
  sha256: string
  /** how long it is; null where nobody could tell */
  seconds: number | null
  place: string
}

export interface DisposalErasureRow extends Fact {
  case_id: string
  evidence_id: string
  match: EvidenceMatch
  medium_id: string | null
  /** JSON of an `Erasure` */
  erasure: string
}

export interface EvidenceMappingRow extends Noted {
  name: string
  name_key: string
  /** JSON of an `EvidenceMapping` */
  mapping: string
}

export interface DisposalSanitizationRow extends OfCase {
  medium_id: string
  /** null: it failed */
  outcome: Outcome | null
  /** JSON of a `StatedSanitization`; null where it failed */
  stated: string | null
  tool: string | null
  operator_id: string
  done_on: string
  erasure_id: string | null
  demanded: Outcome
  meets_policy: 0 | 1
  policy_version: number
  /** JSON list of `RemarkKind` */
  remarks: string
  /** why it failed */
  reason: string | null
  /** what shows it: a photo among the evidence, a video */
  photo_id: string | null
  video_id: string | null
}

export interface DisposalVerificationRow extends OfCase {
  medium_id: string
  sanitization_id: string
  method: 'full' | 'sampling'
  passed: 0 | 1
  /** null: the tool read it back */
  person_id: string | null
  /** whether who verified it proved by their PIN who they are */
  assurance: 'asserted' | 'pin'
}

export interface DisposalAnswerRow extends OfCase {
  item: ChecklistItem
  answer: ChecklistAnswer
  person_id: string
}

export interface DisposalApprovalRow extends OfCase {
  person_id: string
}

export interface DisposalTransferRow extends OfCase {
  from_name: string
  to_name: string
  place: string | null
  seal: string | null
  /** what who took it drew: a PNG, base64 */
  signature: string | null
  /** a photo of it, handed in as evidence */
  evidence_id: string | null
  video_id: string | null
}

export interface CertificateKeyRow {
  n: number
  key_id: string
  /** 32 bytes in hexadecimal digits */
  public_key: string
  issued_at: string
}

export interface CertificateKeyEndRow extends Noted {
  key_id: string
  state: KeyEnd
  reason: string
  /** in whose names; null in a row of before, and the second one where it is only revoked */
  person_id: string | null
  second_id: string | null
}

export interface CertificateRow extends OfCase {
  number: string
  device: string
  year: number
  sequence: number
  scope: CertificateScope
  /** of a certificate of an asset */
  asset_id: string | null
  /** of a certificate of a medium */
  medium_id: string | null
  /** which facts it stands on: the verification of a medium, or a digest of all that is listed */
  basis: string
  /** the logo of its letterhead */
  logo_sha256: string | null
  /** canonical JSON: what is signed */
  content: string
  digest: string
  previous_digest: string | null
  key_id: string
  signature: string
}

export interface CertificateEndRow extends Noted {
  number: string
  /** null: it is void */
  superseded_by: string | null
  reason: string
  person_id: string
  second_id: string | null
}

export interface CertificateDocumentRow extends Noted {
  number: string
  sha256: string
  size: number
  file_name: string
}

export interface DisposalSchema {
  disposal_case: DisposalCaseRow
  disposal_asset: DisposalAssetRow
  disposal_step: DisposalStepRow
  disposal_medium: DisposalMediumRow
  disposal_no_media: DisposalNoMediaRow
  disposal_evidence: DisposalEvidenceRow
  disposal_video: DisposalVideoRow
  disposal_erasure: DisposalErasureRow
  evidence_mapping: EvidenceMappingRow
  disposal_sanitization: DisposalSanitizationRow
  disposal_verification: DisposalVerificationRow
  disposal_answer: DisposalAnswerRow
  disposal_approval: DisposalApprovalRow
  disposal_transfer: DisposalTransferRow
  certificate_key: CertificateKeyRow
  certificate_key_end: CertificateKeyEndRow
  certificate: CertificateRow
  certificate_end: CertificateEndRow
  certificate_document: CertificateDocumentRow
}
