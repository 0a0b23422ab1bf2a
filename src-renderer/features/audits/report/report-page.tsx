import Button from '@mui/material/Button'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { amendmentText } from '../../../../src-shared/features/audits/amendment-text.ts'
import type { AuditSummary } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { reconcileWindowText } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { formatMoment, formatNumber } from '../../../components/format/format.ts'
import { useKey } from '../../../components/keys/use-key.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { LinkedAudits } from '../after/linked-audits.tsx'
import { Counts, VerdictBar } from '../counts.tsx'
import { Closings } from './closings.tsx'
import { ReportActions } from './report-actions.tsx'
import styles from './report-page.module.css'
import { ReportSections } from './report-sections.tsx'

/** What an audit has found so far, and the report of it to take along. */
export default function ReportPage() {
  const { auditId = '' } = useParams()
  const { calls, client } = useEngine()
  const navigate = useNavigate()
  const { data: audit, error } = useQuery(calls.audits.show.queryOptions({ input: { auditId } }))
  const end = useMutation({ mutationFn: () => client.audits.endCounting({ auditId }) })
  const back = { label: text.toAudits, run: () => void navigate('/audits') }
  useKey('Escape', back.label, back.run)
  return (
    <Page
      title={audit?.name ?? text.report}
      about={audit && aboutOf(audit)}
      back={back}
      filled
      actions={audit && <ReportActions audit={audit} />}
    >
      <Problem error={error ?? end.error} />
      {audit && audit.counts === null && (
        <EmptyState icon="dot" title={text.recordedOf(formatNumber(audit.recorded))} next={text.blindNext}>
          <Button variant="outlined" disabled={end.isPending} onClick={() => end.mutate()}>
            {text.endCounting}
          </Button>
        </EmptyState>
      )}
      {audit?.counts && (
        <>
          <section aria-label={text.auditCounts} className={styles.counts}>
            <VerdictBar counts={audit.counts} />
            <Counts counts={audit.counts} />
          </section>
          <LinkedAudits audit={audit} />
          {audit.state === 'closed' && <Closings audit={audit} />}
          <ReportSections
            auditId={auditId}
            isClosed={audit.state === 'closed'}
            counts={audit.counts}
            places={audit.places}
          />
        </>
      )}
    </Page>
  )
}

function aboutOf({ scope, state, startedAt, startedBy, edition, lateScans }: AuditSummary): string {
  const started = text.startedBy(formatMoment(startedAt), startedBy)
  const said = state === 'counting' ? [] : [reconcileWindowText.states[state]]
  const after = [
    ...(edition > 0 ? [amendmentText.window.newest(edition)] : []),
    ...(lateScans > 0 ? [amendmentText.window.lateWaiting(formatNumber(lateScans))] : []),
  ]
  return [scope, started, ...said, ...after].join(' · ')
}
