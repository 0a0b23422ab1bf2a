import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import type { KeyEnd } from '../../../../src-shared/features/disposals/certificate.ts'
import { certificatesProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import type { Transaction } from '../../database/transaction.ts'
import { people } from '../people/people.ts'
import { type CertificateKey, ensureCertificateKey } from './certificate-key.ts'
import { endOfKey, insertKeyEnd, keyNamed, noteKey } from './certificates-store.ts'

/** The key that signs now; made where there is none that may. @throws CERTIFICATE_KEY_UNREADABLE */
export function signingKey(database: Database, dataFolder: string): CertificateKey {
  return ensureCertificateKey(dataFolder, (keyId) => endOfKey.get(database, { keyId }) !== undefined)
}

/**
 * Ends a key, from now on, and puts another in its place. Should the transaction fail after that, the new one signs from
 * then on and the old one has not ended, which is true of both.
 * @returns the id of the new key
 * @throws CERTIFICATE_KEY_UNKNOWN, CERTIFICATE_KEY_ENDED, CERTIFICATE_KEY_UNREADABLE, CERTIFICATE_KEY_NEEDS_TWO,
 * CERTIFICATE_SIGNERS_SAME
 */
export function endKey(
  tx: Transaction,
  dataFolder: string,
  {
    keyId,
    state,
    reason,
    by,
    second,
  }: {
    keyId: string
    state: KeyEnd
    reason: string
    by?: string | undefined
    second?: string | undefined
  },
): string {
  const { database } = tx
  if (!keyNamed.get(database, { keyId }))
    throw failure(certificatesProblems, 'CERTIFICATE_KEY_UNKNOWN', { keyId })
  if (endOfKey.get(database, { keyId }))
    throw failure(certificatesProblems, 'CERTIFICATE_KEY_ENDED', { keyId })
  if (state === 'compromised' && second === undefined)
    throw failure(certificatesProblems, 'CERTIFICATE_KEY_NEEDS_TWO', {})
  const personId = by === undefined ? tx.actorId : people.ensure(tx, by).id
  const other = second === undefined ? null : people.ensure(tx, second)
  if (other?.id === personId)
    throw failure(certificatesProblems, 'CERTIFICATE_SIGNERS_SAME', { name: other.name })
  const id = tx.newId()
  insertKeyEnd.run(database, {
    id,
    site_id: 'org',
    key_id: keyId,
    state,
    reason,
    person_id: personId,
    second_id: other?.id ?? null,
    actor_id: tx.actorId,
    at: tx.at,
  })
  const key = signingKey(database, dataFolder)
  noteKey.run(database, { key_id: key.keyId, public_key: key.publicKey, issued_at: tx.at })
  tx.touch('disposals')
  return key.keyId
}
