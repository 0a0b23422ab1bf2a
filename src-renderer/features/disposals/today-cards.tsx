import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { DueItem } from '../../../src-shared/features/disposals/reports/reports-contract.ts'
import { reportsWindowText } from '../../../src-shared/features/disposals/reports/reports-window-text.ts'
import { formatDay } from '../../components/format/format.ts'
import { Card } from '../../components/page/card.tsx'
import { Line, Lines } from '../../components/page/lines.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'

const text = reportsWindowText.today

/** What of disposals is overdue: cases, vendors' certificates, what did not arrive; permits and pick-ups that come due. */
export function DisposalsToday() {
  const { calls } = useEngine()
  const [tomorrow] = useState(() => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10))
  const { data, error } = useQuery(calls.disposalReports.due.queryOptions())
  const told = (data?.due ?? []).filter(
    ({ kind, dueOn, isOverdue }) =>
      isOverdue || kind === 'vendorPermit' || (kind === 'pickUp' && dueOn <= tomorrow),
  )
  if (error === null && told.length === 0) return null
  return (
    <Card title={text.title}>
      <Problem error={error} small />
      <Lines>
        {told.map((item) => (
          <Line
            key={`${item.kind} ${item.caseId} ${item.vendorId} ${item.name} ${item.dueOn}`}
            what={<Link to={addressOf(item)}>{item.name}</Link>}
            says={text.says(item.kind, formatDay(item.dueOn), item.isOverdue)}
          />
        ))}
      </Lines>
    </Card>
  )
}

function addressOf({ kind, caseId, shipmentId }: DueItem): string {
  if (kind === 'vendorPermit') return '/disposals/vendors'
  if (kind === 'incident') return `/disposals/shipments/${shipmentId}`
  return kind === 'caseOpen' ? `/disposals/${caseId}` : `/disposals/${caseId}?part=release`
}
