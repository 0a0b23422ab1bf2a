import Alert from '@mui/material/Alert'
import { useQuery } from '@tanstack/react-query'
import { amendmentText } from '../../../../src-shared/features/audits/amendment-text.ts'
import type { AuditSummary } from '../../../../src-shared/features/audits/audits-message.ts'
import { formatMoment } from '../../../components/format/format.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { FileJobButton } from '../../jobs/file-job-button.tsx'
import styles from './report-page.module.css'

const text = amendmentText.window

/** Who closed an audit, when and where; of one that was closed twice, each closing with the report of it. */
export function Closings({ audit: { id: auditId } }: { audit: AuditSummary }) {
  const { calls, client } = useEngine()
  const { data, error } = useQuery(calls.audits.closings.queryOptions({ input: { auditId } }))
  const [first, ...others] = data?.closings ?? []
  if (!first) return <Problem error={error} small />
  const said = ({ at, by, isHere }: typeof first) => text.closedBy(formatMoment(at), by, isHere)
  if (others.length === 0)
    return (
      <p className={styles.explained}>
        {text.closings} {said(first)}
      </p>
    )
  return (
    <Alert severity="warning">
      <p>{text.closedTwice(others.length + 1)}</p>
      <ul aria-label={text.closings}>
        {[first, ...others].map((closing) => (
          <li key={closing.id}>
            {said(closing)}. {closing.stands && text.stands}
            {!closing.stands && (
              <FileJobButton
                label={text.otherReport}
                start={() => client.audits.report({ auditId, format: 'pdf', closingId: closing.id })}
              />
            )}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
