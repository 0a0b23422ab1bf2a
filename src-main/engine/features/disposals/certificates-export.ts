import { writeFileSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  type KeyEnd,
  type KeyList,
  keysFormat,
  type StatusList,
  statusFormat,
} from '../../../../src-shared/features/disposals/certificate.ts'
import { certificatesProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import { canonicalJson, type JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { ProcedureContext } from '../../calls/call-context.ts'
import { files } from '../files/files.ts'
import { readCertificateKey } from './certificate-key.ts'
import { everyCertificate, everyEnd, everyKey, everyKeyEnd } from './certificates-store.ts'
import { organisationName } from './organisation-name.ts'
import { signatureOf, signedJson } from './signed-json.ts'

type Handing = Pick<ProcedureContext, 'database' | 'dataFolder' | 'newId' | 'now'>

/** Hands out the public keys that signed certificates here. @throws NO_CERTIFICATES */
export function exportKeys(context: Handing) {
  const rows = everyKey.all(context.database, {})
  if (rows.length === 0) throw failure(certificatesProblems, 'NO_CERTIFICATES', {})
  const ends = new Map(everyKeyEnd.all(context.database, {}).map((row) => [row.key_id, row]))
  const endedAt = (keyId: string, state: KeyEnd) => {
    const end = ends.get(keyId)
    return end?.state === state ? end.at : null
  }
  const list: KeyList = {
    format: keysFormat,
    organisation: organisationName(context.database),
    keys: rows.map(({ key_id, public_key, issued_at }) => ({
      keyId: key_id,
      publicKey: public_key,
      issuedAt: issued_at,
      revokedAt: endedAt(key_id, 'revoked'),
      compromisedAt: endedAt(key_id, 'compromised'),
    })),
  }
  return handedOut(
    context,
    Buffer.from(`${JSON.stringify(list, null, 2)}\n`, 'utf8'),
    'certificate-keys.json',
  )
}

/** Hands out the signed status list. @throws NO_CERTIFICATES, CERTIFICATE_KEY_UNREADABLE */
export function exportStatus(context: Handing) {
  const key = readCertificateKey(context.dataFolder)
  const list = statusListNow(context.database, context.now())
  if (list.certificates.length === 0) throw failure(certificatesProblems, 'NO_CERTIFICATES', {})
  if (!key) throw failure(certificatesProblems, 'CERTIFICATE_KEY_UNREADABLE', {})
  const signed = canonicalJson(list as unknown as JsonValue)
  return handedOut(
    context,
    signedJson('statusList', signed, signatureOf(key, signed)),
    'certificate-status.json',
  )
}

function statusListNow(database: Database, issuedAt: string): StatusList {
  const ends = new Map(everyEnd.all(database, {}).map((row) => [row.number, row]))
  return {
    format: statusFormat,
    issuedAt,
    organisation: organisationName(database),
    certificates: everyCertificate.all(database, {}).map(({ number, device, digest, previous_digest }) => {
      const end = ends.get(number)
      return {
        number,
        device,
        digest,
        previous: previous_digest,
        state: end === undefined ? 'valid' : end.superseded_by === null ? 'void' : 'superseded',
        supersededBy: end?.superseded_by ?? null,
        reason: end?.reason ?? null,
      }
    }),
  }
}

function handedOut({ dataFolder, newId }: Handing, bytes: Buffer, fileName: string) {
  const outgoingId = newId()
  writeFileSync(files.outgoing(dataFolder, outgoingId), bytes, { mode: 0o600 })
  return { outgoingId, fileName, size: bytes.length }
}
