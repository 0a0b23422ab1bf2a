import { useState } from 'react'
import { type SignerRole, signerRoles } from '../../../../src-shared/features/audits/closing.ts'
import { codeOf } from '../../../components/problem/sentence-of.ts'

/** What one signer has said. */
export interface Signer {
  name: string
  pin: string
  /** PNG in base64 */
  image: string | undefined
}

const nobody: Signer = { name: '', pin: '', image: undefined }

/** Who signs, and what they said and drew so far. @param auditor the name that stands there first */
export function useSigners(auditor: string) {
  const [signers, setSigners] = useState<Record<SignerRole, Signer>>({
    auditor: { ...nobody, name: auditor },
    responsible: nobody,
  })
  const change = (role: SignerRole, part: Partial<Signer>) =>
    setSigners((before) => ({ ...before, [role]: { ...before[role], ...part } }))
  /** What the engine is handed. @param newPerson a name that is nearly that of somebody else is of somebody new */
  const order = (newPerson: boolean) => {
    const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions()
    const given = <Part extends 'pin' | 'image'>(part: Part) =>
      Object.fromEntries(
        signerRoles.flatMap((role) => (signers[role][part] ? [[role, signers[role][part]]] : [])),
      )
    return {
      by: signers.auditor.name.trim(),
      responsible: signers.responsible.name.trim() || undefined,
      signatures: given('image'),
      pins: given('pin'),
      newPerson,
      timeZone,
      locale,
    }
  }
  return { signers, change, order, isNamed: signers.auditor.name.trim() !== '' }
}

/** Whether a name was not taken since somebody has nearly the same. */
export const isNearName = (error: unknown): boolean => codeOf(error) === 'PERSON_NAME_NEAR'
