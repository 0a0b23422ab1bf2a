import { useQuery } from '@tanstack/react-query'
import type { AuditSummary } from '../../../src-shared/features/audits/audits-message.ts'
import { reconcileWindowText } from '../../../src-shared/features/audits/reconcile-window-text.ts'
import { todayText as text } from '../../../src-shared/features/today/today-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { Card } from '../../components/page/card.tsx'
import { Columns } from '../../components/page/columns.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { seenFigures } from '../audits/list/audit-cells.tsx'
import { DisposalsToday } from '../disposals/today-cards.tsx'
import { AuditLines } from './audit-lines.tsx'
import { OverdueCard } from './overdue-card.tsx'

/** What waits for somebody today: what is overdue for an audit, audits under way, and scans that arrived late. */
export default function TodayPage() {
  const { calls } = useEngine()
  const { data, error } = useQuery(calls.audits.list.queryOptions())
  const audits = data?.audits ?? []
  const underWay = audits.filter(({ state }) => state === 'counting' || state === 'reconciling')
  const late = audits.filter(({ lateScans }) => lateScans > 0)
  return (
    <Page title={text.title}>
      <Problem error={error} />
      <Columns>
        <OverdueCard />
        <DisposalsToday />
        <Card title={text.underWay}>
          {data && underWay.length === 0 && <p>{text.noneUnderWay}</p>}
          <AuditLines audits={underWay} says={stateOf} to={pageOf} />
        </Card>
        {late.length > 0 && (
          <Card title={text.late}>
            <AuditLines
              audits={late}
              says={({ lateScans }) => text.lateIn(formatNumber(lateScans))}
              to={({ id }) => `/audits/${id}/amend`}
            />
          </Card>
        )}
      </Columns>
    </Page>
  )
}

const stateOf = (audit: AuditSummary) => `${reconcileWindowText.states[audit.state]} · ${seenFigures(audit)}`

const pageOf = ({ id, state }: AuditSummary) =>
  state === 'counting' ? `/audits/${id}/scan` : `/audits/${id}/reconcile`
