import { failure } from '../../../../src-shared/contract/problems.ts'
import { certificatesProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import type { CertificateRow } from '../../database/schema-disposals.ts'
import type { Transaction } from '../../database/transaction.ts'
import { people } from '../people/people.ts'
import { certificateByNumber, endOfCertificate, insertCertificateEnd } from './certificates-store.ts'

/**
 * Makes a certificate void, in the names of two people.
 * @throws CERTIFICATE_UNKNOWN, CERTIFICATE_ENDED, CERTIFICATE_SIGNERS_SAME
 */
export function voidCertificate(
  tx: Transaction,
  order: { number: string; reason: string; by: string; second: string },
): void {
  const { number } = order
  const certificate = certificateByNumber.get(tx.database, { number })
  if (!certificate) throw failure(certificatesProblems, 'CERTIFICATE_UNKNOWN', { number })
  if (endOfCertificate.get(tx.database, { number }))
    throw failure(certificatesProblems, 'CERTIFICATE_ENDED', { number })
  const [first, second] = [people.ensure(tx, order.by), people.ensure(tx, order.second)]
  if (first.id === second.id)
    throw failure(certificatesProblems, 'CERTIFICATE_SIGNERS_SAME', { name: first.name })
  endCertificate(tx, certificate, {
    supersededBy: null,
    reason: order.reason,
    personId: first.id,
    secondId: second.id,
  })
  tx.touch('disposals')
}

/** Notes why a certificate does not stand any more. */
export function endCertificate(
  tx: Transaction,
  { number, site_id }: Pick<CertificateRow, 'number' | 'site_id'>,
  {
    supersededBy,
    reason,
    personId = tx.actorId,
    secondId = null,
  }: { supersededBy: string | null; reason: string; personId?: string; secondId?: string | null },
): void {
  insertCertificateEnd.run(tx.database, {
    id: tx.newId(),
    site_id,
    number,
    superseded_by: supersededBy,
    reason,
    person_id: personId,
    second_id: secondId,
    actor_id: tx.actorId,
    at: tx.at,
  })
}
