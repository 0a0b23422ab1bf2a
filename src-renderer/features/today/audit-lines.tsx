import { Link } from 'react-router'
import type { AuditSummary } from '../../../src-shared/features/audits/audits-message.ts'
import { Line, Lines } from '../../components/page/lines.tsx'

interface AuditLinesProps {
  audits: readonly AuditSummary[]
  says: (audit: AuditSummary) => string
  to: (audit: AuditSummary) => string
}

/** Audits, each with what is to be known of it, leading to where it goes on. */
export function AuditLines({ audits, says, to }: AuditLinesProps) {
  return (
    <Lines>
      {audits.map((audit) => (
        <Line key={audit.id} what={<Link to={to(audit)}>{audit.name}</Link>} says={says(audit)} />
      ))}
    </Lines>
  )
}
