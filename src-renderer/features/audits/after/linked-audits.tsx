import { Link } from 'react-router'
import { afterText as text } from '../../../../src-shared/features/audits/after-text.ts'
import type { AuditSummary } from '../../../../src-shared/features/audits/audits-message.ts'
import styles from '../report/report-page.module.css'

/** The audit that one follows from, and those that follow from it. */
export function LinkedAudits({ audit: { origin, following } }: { audit: AuditSummary }) {
  if (origin === null && following.length === 0) return null
  return (
    <p className={styles.explained}>
      {origin && (
        <Link to={`/audits/${origin.id}`}>
          {origin.kind === 'followUp' ? text.followUpOf(origin.name) : text.recountOf(origin.name)}
        </Link>
      )}
      {following.map(({ id, kind, name }, index) => (
        <span key={id}>
          {(origin !== null || index > 0) && ' · '}
          {text.kinds[kind]}: <Link to={`/audits/${id}`}>{name}</Link>
        </span>
      ))}
    </p>
  )
}
