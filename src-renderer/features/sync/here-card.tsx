import { useQuery } from '@tanstack/react-query'
import { syncWindowText } from '../../../src-shared/features/sync/sync-window-text.ts'
import { formatBytes, formatMoment, formatNumber } from '../../components/format/format.ts'
import { Card } from '../../components/page/card.tsx'
import { Facts } from '../../components/page/facts.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { useComputer } from '../computer/use-computer.ts'
import type { SyncStatus } from './standing-words.ts'

const text = syncWindowText.here

/** What is on this laptop, how old it is and how large. */
export function HereCard({ status }: { status: SyncStatus }) {
  const { calls } = useEngine()
  const assets = useQuery(calls.assets.list.queryOptions({ input: { limit: 1 } }))
  const audits = useQuery(calls.audits.list.queryOptions())
  const sites = useQuery(calls.sync.sites.queryOptions())
  const { data: computer, error } = useComputer()
  return (
    <Card title={text.title}>
      <Problem error={assets.error ?? audits.error ?? sites.error ?? error} />
      <Facts
        facts={[
          [text.assets, assets.data ? formatNumber(assets.data.total) : ''],
          ...(sites.data?.sites ?? []).map(({ name, assets: held }): [string, string] => [
            name === null ? text.noPlace : text.site(name),
            formatNumber(held),
          ]),
          [text.audits, audits.data ? formatNumber(audits.data.audits.length) : ''],
          ...(status.syncedAt === null
            ? []
            : [[text.asOf, formatMoment(status.syncedAt)] as [string, string]]),
          [text.size, computer ? formatBytes(computer.dataBytes) : ''],
          [text.free, computer ? formatBytes(computer.freeBytes) : ''],
        ]}
      />
      {status.url !== null && sites.data && <p>{sites.data.all ? text.all : text.some}</p>}
    </Card>
  )
}
