import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { failure } from '../../../../src-shared/contract/problems.ts'
import type { CertificateScope } from '../../../../src-shared/features/disposals/certificate.ts'
import type {
  ShownCertificate,
  ShownKey,
} from '../../../../src-shared/features/disposals/certificates-contract.ts'
import { certificatesProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import type { ProcedureContext } from '../../calls/call-context.ts'
import { handOutContent } from '../../content/hand-out-content.ts'
import { statement } from '../../database/statement.ts'
import { inOrder } from '../../database/synced-fact.ts'
import { files } from '../files/files.ts'
import { people } from '../people/people.ts'
import {
  certificateByNumber,
  documentsOfCertificate,
  endThatCounts,
  everyKey,
  everyKeyEnd,
} from './certificates-store.ts'

interface Listed {
  number: string
  caseId: string
  scope: CertificateScope
  tag: string | null
  serial: string | null
  issuedAt: string
  issuer: string
  supersededBy: string | null
  reason: string | null
  endedBy: string | null
  secondBy: string | null
  endedAt: string | null
}
interface Wanted {
  caseId: string | null
  limit: number
  offset: number
}

const ofCase = (caseId: ReturnType<typeof sql>) => sql`(${caseId} IS NULL OR certificate.case_id = ${caseId})`
const listed = statement<Wanted, Listed>(
  (value) => sql<Listed>`SELECT certificate.number, certificate.case_id AS caseId, scope,
    content ->> '$.asset.tag' AS tag, content ->> '$.medium.serial' AS serial,
    certificate.at AS issuedAt, certificate.actor_id AS issuer, superseded_by AS supersededBy, reason,
    person_id AS endedBy, second_id AS secondBy, certificate_end.at AS endedAt
    FROM certificate LEFT JOIN certificate_end ON certificate_end.id = ${endThatCounts}
    WHERE ${ofCase(sql`${value('caseId')}`)}
    ORDER BY ${inOrder('certificate', 'DESC')} LIMIT ${value('limit')} OFFSET ${value('offset')}`,
)
const counted = statement<Pick<Wanted, 'caseId'>, { total: number }>(
  (value) =>
    sql<{
      total: number
    }>`SELECT count(*) AS total FROM certificate WHERE ${ofCase(sql`${value('caseId')}`)}`,
)

/** Certificates with whether they stand, the newest first. @param caseId null: of every case */
export function listCertificates(
  database: Database,
  wanted: Wanted,
): { total: number; certificates: ShownCertificate[] } {
  const name = (id: string) => people.byId(database, id)?.name ?? ''
  return {
    total: counted.get(database, { caseId: wanted.caseId })?.total ?? 0,
    certificates: listed.all(database, wanted).map((row) => ({
      number: row.number,
      caseId: row.caseId,
      scope: row.scope,
      tag: row.tag,
      serial: row.serial,
      issuedAt: row.issuedAt,
      issuedBy: name(row.issuer),
      state: row.endedAt === null ? 'valid' : row.supersededBy === null ? 'void' : 'superseded',
      supersededBy: row.supersededBy,
      end:
        row.endedAt === null
          ? null
          : {
              reason: row.reason ?? '',
              by: [row.endedBy, row.secondBy].flatMap((id) => (id === null ? [] : [name(id)])),
              at: row.endedAt,
            },
    })),
  }
}

const signedWith = statement<Record<never, never>, { keyId: string; certificates: number }>(
  () => sql<{ keyId: string; certificates: number }>`SELECT key_id AS keyId, count(*) AS certificates
    FROM certificate GROUP BY key_id`,
)

/** The keys that signed certificates here, the newest first, and how each ended. */
export function listKeys(database: Database): ShownKey[] {
  const ends = new Map(everyKeyEnd.all(database, {}).map((row) => [row.key_id, row]))
  const counts = new Map(signedWith.all(database, {}).map(({ keyId, certificates }) => [keyId, certificates]))
  const name = (id: string) => people.byId(database, id)?.name ?? ''
  return everyKey
    .all(database, {})
    .map(({ key_id, issued_at }) => {
      const end = ends.get(key_id)
      return {
        keyId: key_id,
        issuedAt: issued_at,
        certificates: counts.get(key_id) ?? 0,
        end: end
          ? {
              state: end.state,
              reason: end.reason,
              by: [end.person_id ?? end.actor_id, end.second_id].flatMap((id) =>
                id === null ? [] : [name(id)],
              ),
              at: end.at,
            }
          : null,
      }
    })
    .reverse()
}

/** Hands out the PDF of a certificate. @throws CERTIFICATE_UNKNOWN, CERTIFICATE_NOT_DRAWN, CERTIFICATE_NOT_HERE */
export function openCertificate(
  { database, dataFolder, newId }: Pick<ProcedureContext, 'database' | 'dataFolder' | 'newId'>,
  number: string,
): { outgoingId: string; fileName: string; size: number } {
  if (!certificateByNumber.get(database, { number }))
    throw failure(certificatesProblems, 'CERTIFICATE_UNKNOWN', { number })
  const drawn = documentsOfCertificate.all(database, { number })
  const outgoingId = newId()
  for (const { sha256, file_name: fileName } of drawn) {
    const size = handOutContent(dataFolder, sha256, files.outgoing(dataFolder, outgoingId))
    if (size !== null) return { outgoingId, fileName, size }
  }
  const isDrawn = drawn.some(({ origin_n }) => origin_n !== null)
  throw failure(certificatesProblems, isDrawn ? 'CERTIFICATE_NOT_HERE' : 'CERTIFICATE_NOT_DRAWN', { number })
}
