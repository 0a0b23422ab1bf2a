import { failure } from '../../../../src-shared/contract/problems.ts'
import { readPng } from '../../../../src-shared/features/attachments/png.ts'
import { auditsProblems } from '../../../../src-shared/features/audits/audits-problems-contract.ts'
import {
  type Assurance,
  type ReportSignature,
  type SignerRole,
  signerRoles,
} from '../../../../src-shared/features/audits/closing.ts'
import type { ProcedureContext } from '../../calls/call-context.ts'
import type { PersonRow } from '../../database/schema.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import { people } from '../people/people.ts'
import { type GivenPin, type Proved, pins } from '../pins/pins.ts'
import { insertSignature } from './audits-closing-store.ts'
import { deviceOf } from './audits-device.ts'

/** Pixels of a side of a drawn signature. */
const longestSide = 2000

/** Who signs, and what they drew. */
export interface SigningOrder {
  /** names of who signs; as who is working where the first is left out */
  by?: string | undefined
  responsible?: string | undefined
  /** of what was shown to who signs; undefined: of what is there now */
  digest?: string | undefined
  /** PNGs, base64 */
  signatures: Partial<Record<SignerRole, string | undefined>>
  pins: Partial<Record<SignerRole, string | undefined>>
  /** whether a name that is nearly that of somebody else is of somebody new */
  newPerson: boolean
  timeZone: string
  locale: string
}

/** What is signed. */
export interface SignedPaper {
  statement: string
  digest: string
  /** of the closing or the amendment */
  reportId: string
}

/**
 * Keeps the signatures under a report.
 * @param proved who gave their PIN
 * @throws AUDIT_CHANGED, SIGNERS_SAME, SIGNATURE_INVALID, PERSON_NAME_NEAR, PIN_NEEDED
 */
export function sign(
  tx: Transaction,
  audit: AuditRow,
  order: SigningOrder,
  { statement, digest, reportId }: SignedPaper,
  proved: Proved,
): ReportSignature[] {
  if (order.digest !== undefined && order.digest !== digest)
    throw failure(auditsProblems, 'AUDIT_CHANGED', { digest })
  const auditor = signerOf(tx, order.by, order.newPerson) ?? people.byId(tx.database, tx.actorId)
  const responsible = signerOf(tx, order.responsible, order.newPerson)
  if (auditor && auditor.id === responsible?.id)
    throw failure(auditsProblems, 'SIGNERS_SAME', { name: auditor.name })
  const device = deviceOf(tx.database) ?? ''
  return signerRoles.flatMap((role) => {
    const person = role === 'auditor' ? auditor : responsible
    if (!person) return []
    const given = order.signatures[role]
    const image = given === undefined ? null : drawn(given)
    const assurance: Assurance = pins.isProved(tx, person.id, proved) ? 'pin' : 'asserted'
    const signature = { role, assurance, statement, digest, image, device, at: tx.at }
    insertSignature.run(tx.database, {
      ...signature,
      id: tx.newId(),
      site_id: audit.site_id,
      audit_id: audit.id,
      person_id: person.id,
      report_id: reportId,
      actor_id: tx.actorId,
    })
    return [{ ...signature, name: person.name }]
  })
}

function signerOf(tx: Transaction, name: string | undefined, isNew: boolean): PersonRow | undefined {
  return name === undefined ? undefined : people.meant(tx, name, isNew)
}

/** Whose PINs were given with a signing order. */
export function pinsOf(
  { database, actor }: Pick<ProcedureContext, 'database' | 'actor'>,
  { by, responsible, pins: given }: Pick<SigningOrder, 'by' | 'responsible' | 'pins'>,
): GivenPin[] {
  const idOf = (name: string) => people.byName(database, name)?.id
  return [
    { personId: by === undefined ? actor?.id : idOf(by), pin: given.auditor },
    { personId: responsible === undefined ? undefined : idOf(responsible), pin: given.responsible },
  ]
}

/**
 * A drawn signature, and nothing that it says beside the drawing; how large its file is the contract limits.
 * @throws SIGNATURE_INVALID
 */
function drawn(base64: string): string {
  const picture = readPng(Buffer.from(base64, 'base64'))
  if (!picture || Math.max(picture.width, picture.height) > longestSide)
    throw failure(auditsProblems, 'SIGNATURE_INVALID', {})
  return Buffer.from(picture.bytes).toString('base64')
}
