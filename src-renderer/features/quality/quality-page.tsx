import Button from '@mui/material/Button'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { AssetFilter } from '../../../src-shared/features/assets/asset-filter.ts'
import type { QualityReport } from '../../../src-shared/features/quality/quality-contract.ts'
import { qualityWindowText as text } from '../../../src-shared/features/quality/quality-window-text.ts'
import { formatMoment, formatNumber } from '../../components/format/format.ts'
import { KeyHint } from '../../components/keys/key-hint.tsx'
import { useKey } from '../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../components/notice/notice-line.tsx'
import { CardActions } from '../../components/page/card.tsx'
import { EmptyState } from '../../components/page/empty-state.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { JobProgress } from '../jobs/job-progress.tsx'
import { useMergeUndo } from '../registers/use-merge-undo.tsx'
import { AssetGroups } from './asset-groups.tsx'
import { CheckCard } from './check-card.tsx'
import { CountsBar } from './counts-bar.tsx'
import { DateFindings, OrderFindings } from './date-findings.tsx'
import { listOf } from './list-link.ts'
import styles from './quality-page.module.css'
import { RowGroups } from './row-groups.tsx'
import { useQuality } from './use-quality.ts'

/** What is wrong with the data, most of it with a way to mend it in bulk. */
export default function QualityPage() {
  const { report, isCurrent, running, error, look } = useQuality()
  const navigate = useNavigate()
  const [notice, setNotice] = useState<Notice | null>(null)
  const again = () => {
    if (!running) look()
  }
  useKey('R', text.again, again)
  const back = () => void navigate('/more')
  useKey('Escape', text.back, back)
  const mergeUndo = useMergeUndo(look)
  const mended = (done: Notice) => {
    setNotice(done.says === '' ? null : done)
    look()
  }
  return (
    <Page
      title={text.title}
      back={{ label: text.back, run: back }}
      actions={
        <Button variant="contained" disabled={running !== null} onClick={again}>
          {text.again}
          <KeyHint keys="R" />
        </Button>
      }
    >
      <div className={styles.cards}>
        <Problem error={error} />
        {running && <JobProgress key={running.id} job={running} label={text.looking} unit={text.unit} />}
        {report && (
          <p className={styles.said}>
            {text.lookedAt(formatNumber(report.assets), formatMoment(report.at))}
            {!isCurrent && ` ${text.stale}`}
          </p>
        )}
        {report && <Findings report={report} undoOf={mergeUndo.undoOf} onMended={mended} />}
      </div>
      {mergeUndo.dialog}
      <NoticeLine notice={notice} onClose={() => setNotice(null)} />
    </Page>
  )
}

interface FindingsProps {
  report: QualityReport
  undoOf: (mergeJobId: string) => () => Promise<void>
  onMended: (notice: Notice) => void
}

function Findings({ report, undoOf, onMended }: FindingsProps) {
  const { sameSerial, nearTags, models, people, dates, orders, noLocation, noSerialNumber } = report
  const { checks } = text
  const sum = (counted: readonly { count: number }[]) =>
    counted.reduce((total, { count }) => total + count, 0)
  const merged = (jobId: string) => onMended({ says: text.mergeDone, undo: undoOf(jobId) })
  const found = [
    {
      id: 'sameSerial',
      ...checks.sameSerial,
      count: sameSerial.count,
      shown: sameSerial.groups.length,
      findings: <AssetGroups groups={sameSerial.groups} showsCode />,
    },
    {
      id: 'nearTags',
      ...checks.nearTags,
      count: nearTags.count,
      shown: nearTags.groups.length,
      findings: <AssetGroups groups={nearTags.groups} showsCode={false} />,
    },
    {
      id: 'models',
      ...checks.models,
      count: models.count,
      shown: models.groups.length,
      findings: <RowGroups register="models" groups={models.groups} onMended={merged} />,
    },
    {
      id: 'people',
      ...checks.people,
      count: people.count,
      shown: people.groups.length,
      findings: <RowGroups register="people" groups={people.groups} onMended={merged} />,
    },
    {
      id: 'dates',
      ...checks.dates,
      count: sum(dates),
      findings: <DateFindings report={report} onMended={onMended} />,
    },
    { id: 'orders', ...checks.orders, count: sum(orders), findings: <OrderFindings orders={orders} /> },
    {
      id: 'noLocation',
      ...checks.noLocation,
      about: text.setInBulk,
      count: noLocation,
      findings: <InList title={checks.noLocation.title} filter={{ lacks: ['location'] }} />,
    },
    {
      id: 'noSerialNumber',
      ...checks.noSerialNumber,
      about: text.setInBulk,
      count: noSerialNumber,
      findings: <InList title={checks.noSerialNumber.title} filter={{ lacks: ['serialNumber'] }} />,
    },
  ].filter(({ count }) => count > 0)
  if (found.length === 0) return <EmptyState icon="check" title={text.allGood} next={text.allGoodNext} />
  return (
    <>
      <CountsBar counts={found} />
      {found.map(({ findings, ...card }) => (
        <CheckCard key={card.id} {...card}>
          {findings}
        </CheckCard>
      ))}
    </>
  )
}

/** What is not stated: the list shows them, where all are edited in one go. */
function InList({ title, filter }: { title: string; filter: AssetFilter }) {
  return (
    <CardActions>
      <Button
        component={Link}
        to={listOf(filter)}
        variant="outlined"
        aria-label={`${text.showInList}: ${title}`}
      >
        {text.showInList}
      </Button>
    </CardActions>
  )
}
