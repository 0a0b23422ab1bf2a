import type { ReactNode } from 'react'
import type { VerificationStatus } from '../../../../src-shared/features/disposals/certificate.ts'
import type { ShownVerification } from '../../../../src-shared/features/disposals/certificates-contract.ts'
import { verifyWindowText as text } from '../../../../src-shared/features/disposals/verify-window-text.ts'
import { formatMoment } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import type { IconName } from '../../../components/icons/icon-paths.ts'
import { Facts } from '../../../components/page/facts.tsx'
import styles from './verify-page.module.css'

type Tone = 'good' | 'care' | 'bad'
const tones: Record<VerificationStatus, Tone> = {
  valid: 'good',
  intact: 'care',
  superseded: 'care',
  void: 'bad',
  chainGap: 'bad',
  altered: 'bad',
  unknownKey: 'bad',
  keyRevoked: 'bad',
  keyCompromised: 'bad',
}
const icons: Record<Tone, IconName> = { good: 'check', care: 'question', bad: 'warning' }

interface VerificationCardProps {
  verification: ShownVerification
  /** whether a list of keys was given, by which it is known whose key that is */
  trusts: boolean
}

/** What can be said of one file, and no more than that. */
export function VerificationCard({ verification, trusts }: VerificationCardProps) {
  const { fileName, status, number, keyId, digest, issuedAt, what, supersededBy, reason, statusAt } =
    verification
  const tone = tones[status]
  const facts: [string, ReactNode][] = [
    ...named(text.facts.number, number, true),
    ...named(text.facts.issued, issuedAt === null ? null : momentOf(issuedAt)),
    ...named(text.facts.key, keyId, true),
    ...named(text.facts.digest, digest, true),
    ...named(text.facts.reason, reason),
    ...named(text.facts.statusAt, statusAt === null ? null : momentOf(statusAt)),
  ]
  return (
    <li className={styles.answer} data-tone={tone} data-status={status}>
      <Icon name={icons[tone]} size={32} />
      <div role="status">
        <strong>{text.statuses[status]}</strong>
        <p>{fileName}</p>
      </div>
      <p>
        {what ?? text.means(status, { supersededBy, keyId: keyId ?? '' })}
        {status === 'intact' && !trusts && ` ${text.keyNotChecked}`}
      </p>
      {facts.length > 0 && (
        <div className={styles.facts}>
          <Facts facts={facts} />
        </div>
      )}
    </li>
  )
}

function named(name: string, value: string | null, isCode = false): [string, ReactNode][] {
  if (value === null) return []
  return [
    [
      name,
      isCode ? (
        <span key={name} className="code">
          {value}
        </span>
      ) : (
        value
      ),
    ],
  ]
}

/** What a file says of its moment may be no moment. */
const momentOf = (said: string) => (Number.isNaN(Date.parse(said)) ? said : formatMoment(said))
