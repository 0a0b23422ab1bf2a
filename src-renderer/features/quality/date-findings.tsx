import Button from '@mui/material/Button'
import { Link } from 'react-router'
import { assetsText } from '../../../src-shared/features/assets/assets-text.ts'
import { dateFaults, filterOfFault } from '../../../src-shared/features/quality/date-faults.ts'
import type { QualityReport } from '../../../src-shared/features/quality/quality-contract.ts'
import { qualityWindowText as text } from '../../../src-shared/features/quality/quality-window-text.ts'
import { formatDay, formatNumber } from '../../components/format/format.ts'
import type { Notice } from '../../components/notice/notice-line.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { listOf } from './list-link.ts'
import styles from './quality-page.module.css'
import { useMending, useUndoOfBulkEdit } from './use-mending.ts'

type Finding = QualityReport['dates'][number]

interface DateFindingsProps {
  report: QualityReport
  onMended: (notice: Notice) => void
}

/** Dates that cannot be by themselves: shown in the list, or emptied in one go. */
export function DateFindings({ report, onMended }: DateFindingsProps) {
  return (
    <ul className={styles.findings}>
      {report.dates.map((finding) => (
        <DateFinding
          key={`${finding.field}/${finding.fault}`}
          finding={finding}
          today={report.at.slice(0, 10)}
          onMended={onMended}
        />
      ))}
    </ul>
  )
}

interface DateFindingProps {
  finding: Finding
  today: string
  onMended: (notice: Notice) => void
}

function DateFinding({ finding: { field, fault, count }, today, onMended }: DateFindingProps) {
  const { client } = useEngine()
  const undo = useUndoOfBulkEdit()
  const known = dateFaults.find((one) => one.field === field && one.fault === fault)
  const filter = known ? filterOfFault(known, today) : {}
  const emptying = useMending(
    () =>
      client.assets.bulkEdit({
        selection: { scope: { search: '', filter }, except: [] },
        fields: { [field]: null },
      }),
    (jobId) =>
      onMended({
        says: text.emptied(formatNumber(count)),
        undo: async () => {
          await undo(jobId)
          onMended({ says: '' })
        },
      }),
  )
  const title = text.faults[fault](assetsText.fields[field])
  return (
    <li>
      <span>
        {title} <small>{text.assets(formatNumber(count))}</small>
      </span>
      <Button size="small" component={Link} to={listOf(filter)} aria-label={`${text.showInList}: ${title}`}>
        {text.showInList}
      </Button>
      <Button
        size="small"
        variant="outlined"
        disabled={emptying.isWorking || !known}
        aria-label={`${text.empty}: ${title}`}
        onClick={() => emptying.begin(undefined)}
      >
        {emptying.isWorking ? text.mending : text.empty}
      </Button>
      <Problem error={emptying.error} small />
    </li>
  )
}

/** Dates of which one comes after another that it cannot follow. */
export function OrderFindings({ orders }: { orders: QualityReport['orders'] }) {
  return (
    <ul className={styles.findings}>
      {orders.map(({ first, second, count, assets }) => (
        <li key={first + second}>
          <span>
            {text.order(assetsText.fields[first], assetsText.fields[second])}{' '}
            <small>{text.assets(formatNumber(count))}</small>
          </span>
          <span className={styles.links}>
            {assets.map(({ id, assetTag, from, to }) => (
              <Link key={id} to={`/assets/${id}`}>
                {text.fromTo(assetTag, formatDay(from), formatDay(to))}
              </Link>
            ))}
            {count > assets.length && text.moreAssets(formatNumber(count - assets.length))}
          </span>
        </li>
      ))}
    </ul>
  )
}
