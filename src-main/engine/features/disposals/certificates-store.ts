import { sql } from 'kysely'
import type {
  CertificateDocumentRow,
  CertificateEndRow,
  CertificateKeyEndRow,
  CertificateKeyRow,
  CertificateRow,
} from '../../database/schema-disposals.ts'
import { build, statement } from '../../database/statement.ts'
import { inOrder } from '../../database/synced-fact.ts'
import { factsOfCase, insertNoted } from './insert-fact.ts'

type None = Record<never, never>
type ByNumber = { number: string }

export const insertCertificate = insertNoted('certificate', [
  'number',
  'device',
  'year',
  'sequence',
  'scope',
  'case_id',
  'asset_id',
  'medium_id',
  'basis',
  'logo_sha256',
  'content',
  'digest',
  'previous_digest',
  'key_id',
  'signature',
])
export const insertCertificateEnd = insertNoted('certificate_end', [
  'number',
  'superseded_by',
  'reason',
  'person_id',
  'second_id',
])
export const insertKeyEnd = insertNoted('certificate_key_end', [
  'key_id',
  'state',
  'reason',
  'person_id',
  'second_id',
])
/** A key is noted when it first signs, or takes the place of another. */
export const noteKey = statement<Omit<CertificateKeyRow, 'n'>>(
  (value) => sql`INSERT OR IGNORE INTO certificate_key (key_id, public_key, issued_at)
    VALUES (${value('key_id')}, ${value('public_key')}, ${value('issued_at')})`,
)
export const insertDocument = insertNoted('certificate_document', ['number', 'sha256', 'size', 'file_name'])

/** Of two ends of a certificate the one that makes it void counts, then the first. */
const voidFirst = (table: string) => sql`${sql.ref(`${table}.superseded_by`)} IS NOT NULL, ${inOrder(table)}`
const gravest = (table: string) => sql`${sql.ref(`${table}.state`)} <> 'compromised', ${inOrder(table)}`
export const endThatCounts = sql`(SELECT one.id FROM certificate_end AS one
  WHERE one.number = certificate.number ORDER BY ${voidFirst('one')} LIMIT 1)`

export const certificatesOfCase = factsOfCase('certificate')
export const certificateByNumber = statement<ByNumber, CertificateRow>((value) =>
  build
    .selectFrom('certificate')
    .selectAll()
    .where('number', '=', value('number'))
    .orderBy(inOrder())
    .limit(1),
)
export const certificatesOfMedium = statement<{ mediumId: string }, CertificateRow>((value) =>
  build.selectFrom('certificate').selectAll().where('medium_id', '=', value('mediumId')).orderBy(inOrder()),
)
/** Walks back from the newest: those of a device are not put in order by its index, which knows their sequence alone. */
export const lastOfDevice = statement<{ device: string }, Pick<CertificateRow, 'digest' | 'at'>>(
  (value) => sql<Pick<CertificateRow, 'digest' | 'at'>>`SELECT digest, at FROM certificate
    WHERE +device = ${value('device')} ORDER BY n DESC LIMIT 1`,
)
/** Those of a case that stand, and do not state that its vendor was approved at that moment. */
export const notStating = statement<{ caseId: string; at: string }, { number: string }>(
  (value) => sql<{ number: string }>`SELECT certificate.number FROM certificate
    LEFT JOIN certificate_end ON certificate_end.number = certificate.number
    WHERE case_id = ${value('caseId')} AND certificate_end.number IS NULL
      AND content ->> '$.vendor.override.at' IS NOT ${value('at')} ORDER BY ${inOrder('certificate')}`,
)
export const lastSequence = statement<{ device: string; year: number }, { sequence: number | null }>(
  (value) => sql<{ sequence: number | null }>`SELECT max(sequence) AS sequence FROM certificate
    WHERE device = ${value('device')} AND year = ${value('year')}`,
)
export const everyCertificate = statement<None, CertificateRow>(() =>
  build.selectFrom('certificate').selectAll().orderBy(inOrder()),
)
/** The end of each certificate. */
export const everyEnd = statement<None, CertificateEndRow>(
  () => sql<CertificateEndRow>`SELECT certificate_end.* FROM certificate
    JOIN certificate_end ON certificate_end.id = ${endThatCounts}`,
)
export const everyKey = statement<None, CertificateKeyRow>(() =>
  build.selectFrom('certificate_key').selectAll().orderBy('issued_at').orderBy('key_id'),
)
/** The end of each key: of several the gravest, then the first. */
export const everyKeyEnd = statement<None, CertificateKeyEndRow>(
  () => sql<CertificateKeyEndRow>`SELECT * FROM certificate_key_end AS ended WHERE id = (SELECT id
    FROM certificate_key_end AS one WHERE one.key_id = ended.key_id ORDER BY ${gravest('one')} LIMIT 1)`,
)
export const keyNamed = statement<{ keyId: string }, CertificateKeyRow>((value) =>
  build.selectFrom('certificate_key').selectAll().where('key_id', '=', value('keyId')),
)
export const endOfKey = statement<{ keyId: string }, CertificateKeyEndRow>((value) =>
  build
    .selectFrom('certificate_key_end')
    .selectAll()
    .where('key_id', '=', value('keyId'))
    .orderBy(gravest('certificate_key_end'))
    .limit(1),
)
export const endOfCertificate = statement<ByNumber, CertificateEndRow>((value) =>
  build
    .selectFrom('certificate_end')
    .selectAll()
    .where('number', '=', value('number'))
    .orderBy(voidFirst('certificate_end'))
    .limit(1),
)
/** As it was drawn; on several laptops where the content of the first had not come yet. */
export const documentsOfCertificate = statement<ByNumber, CertificateDocumentRow>((value) =>
  build
    .selectFrom('certificate_document')
    .selectAll()
    .where('number', '=', value('number'))
    .orderBy(inOrder()),
)
export const organisation = statement<None, { name: string; replicaId: string }>(() =>
  build.selectFrom('organisation').select(['name', 'replica_id as replicaId']),
)
