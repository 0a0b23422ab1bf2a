import { sql } from 'kysely'
import type {
  DisposalErasureRow,
  DisposalEvidenceRow,
  DisposalSanitizationRow,
  DisposalVerificationRow,
  EvidenceMappingRow,
} from '../../database/schema-disposals.ts'
import { build, statement } from '../../database/statement.ts'
import { inOrder } from '../../database/synced-fact.ts'
import { factsOfCase, insertFact, insertNoted } from './insert-fact.ts'

export const insertEvidence = insertNoted('disposal_evidence', [
  'case_id',
  'file_name',
  'size',
  'sha256',
  'format',
  'operator_id',
])
export const insertErasure = insertFact('disposal_erasure', [
  'case_id',
  'evidence_id',
  'match',
  'medium_id',
  'erasure',
])
export const insertVideo = insertNoted('disposal_video', [
  'case_id',
  'file_name',
  'size',
  'sha256',
  'seconds',
  'place',
])
export const insertMapping = insertNoted('evidence_mapping', ['name', 'name_key', 'mapping'])
export const insertSanitization = insertNoted('disposal_sanitization', [
  'case_id',
  'medium_id',
  'outcome',
  'stated',
  'tool',
  'operator_id',
  'done_on',
  'erasure_id',
  'demanded',
  'meets_policy',
  'policy_version',
  'remarks',
  'reason',
  'photo_id',
  'video_id',
])
export const insertVerification = insertNoted('disposal_verification', [
  'case_id',
  'medium_id',
  'sanitization_id',
  'method',
  'passed',
  'person_id',
  'assurance',
])

export const evidenceOfCase = factsOfCase('disposal_evidence')
export const videosOfCase = factsOfCase('disposal_video')
export const erasuresOfCase = factsOfCase('disposal_erasure')
export const sanitizationsOfCase = factsOfCase('disposal_sanitization')
export const verificationsOfCase = factsOfCase('disposal_verification')

export const erasuresOfEvidence = statement<{ evidenceId: string }, DisposalErasureRow>((value) =>
  build
    .selectFrom('disposal_erasure')
    .selectAll()
    .where('evidence_id', '=', value('evidenceId'))
    .orderBy(inOrder()),
)
export const evidenceById = statement<{ id: string }, DisposalEvidenceRow>((value) =>
  build.selectFrom('disposal_evidence').selectAll().where('id', '=', value('id')),
)
export const erasuresOfMedium = statement<{ mediumId: string }, DisposalErasureRow>((value) =>
  build
    .selectFrom('disposal_erasure')
    .selectAll()
    .where('medium_id', '=', value('mediumId'))
    .orderBy(inOrder(undefined, 'DESC')),
)
export const sanitizationsOfMedium = statement<{ mediumId: string }, DisposalSanitizationRow>((value) =>
  build
    .selectFrom('disposal_sanitization')
    .selectAll()
    .where('medium_id', '=', value('mediumId'))
    .orderBy(inOrder()),
)
export const verificationsOfMedium = statement<{ mediumId: string }, DisposalVerificationRow>(
  (value) => sql<DisposalVerificationRow>`SELECT verification.* FROM disposal_sanitization AS sanitization
    JOIN disposal_verification AS verification ON verification.sanitization_id = sanitization.id
    WHERE sanitization.medium_id = ${value('mediumId')} ORDER BY ${inOrder('verification')}`,
)
/** The mappings that count: the last one of each name. */
export const keptMappings = statement<Record<never, never>, EvidenceMappingRow>(
  () => sql<EvidenceMappingRow>`SELECT * FROM evidence_mapping AS one
    WHERE id = (SELECT id FROM evidence_mapping AS other WHERE other.name_key = one.name_key
      ORDER BY ${inOrder('other', 'DESC')} LIMIT 1) ORDER BY name_key`,
)
