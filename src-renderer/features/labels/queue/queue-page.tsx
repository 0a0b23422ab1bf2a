import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { QueuedLabel } from '../../../../src-shared/features/labels/label-queue-contract.ts'
import { labelQueueText } from '../../../../src-shared/features/labels/label-queue-text.ts'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import { queueOrders } from '../../../../src-shared/features/labels/wanted-labels-selection.ts'
import { formatMoment, formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../../components/notice/notice-line.tsx'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../../components/rows/cells.tsx'
import { usePagedRows } from '../../../components/rows/use-paged-rows.ts'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { LabelsFrame } from '../labels-frame.tsx'
import { wantLabels } from '../want/want-labels.ts'
import { queueOrderIn } from './queue-order.ts'

const text = labelsWindowText.queue
const columns = 'minmax(140px, 1.2fr) minmax(140px, 2fr) 132px 112px minmax(120px, 1fr) 168px'

/** Labels that are wanted and did not come out yet. */
export default function QueuePage() {
  const { client, calls } = useEngine()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const sort = queueOrderIn(params)
  const rows = usePagedRows(
    (page) => calls.labelQueue.list.queryOptions({ input: { ...page, sort } }),
    (answer) => answer.labels,
  )
  const [active, setActive] = useState(0)
  const [notice, setNotice] = useState<Notice | null>(null)
  const total = rows.total ?? 0
  const takeOut = useMutation({
    mutationFn: (label: QueuedLabel) => client.labelQueue.remove({ labels: [label.n] }),
    onSuccess: (_, { assetTag, reason }) =>
      setNotice({
        says: text.removed(assetTag),
        undo: () => wantLabels(client, { tags: [assetTag] }, reason),
      }),
  })
  const empty = useMutation({
    mutationFn: () => client.labelQueue.remove({ labels: 'all' }),
    onSuccess: ({ removed }) => setNotice({ says: text.emptied(formatNumber(removed)) }),
  })
  const print = () => void navigate(`/labels/print?sort=${sort}`)
  const takeOutActive = () => {
    const label = rows.rowAt(active)
    if (label && !takeOut.isPending) takeOut.mutate(label)
  }
  useKey('P', labelsWindowText.print.title, print, { when: total > 0 })
  useKey('Delete', text.remove, takeOutActive, { when: total > 0 })

  return (
    <LabelsFrame
      filled
      actions={
        total > 0 && (
          <>
            <Button variant="text" onClick={() => empty.mutate()} disabled={empty.isPending}>
              {text.empty}
            </Button>
            <Button variant="outlined" onClick={takeOutActive}>
              {text.remove}
              <KeyHint keys="Delete" />
            </Button>
            <Button variant="contained" onClick={print} startIcon={<Icon name="print" size={18} />}>
              {text.print(formatNumber(total))}
              <KeyHint keys="P" />
            </Button>
          </>
        )
      }
    >
      <Problem error={rows.error ?? takeOut.error ?? empty.error} />
      {rows.total === 0 && (
        <EmptyState icon="labels" title={text.emptyTitle} next={text.emptyNext}>
          <Button variant="contained" component={Link} to="/assets">
            {text.toAssets}
          </Button>
        </EmptyState>
      )}
      {total > 1 && (
        <TextField
          select
          size="small"
          label={text.order}
          value={sort}
          sx={{ width: 260, mx: 2.5, mt: 1.5, mb: 1 }}
          onChange={({ target: { value } }) => setParams({ sort: value }, { replace: true })}
        >
          {queueOrders.map((order) => (
            <MenuItem key={order} value={order}>
              {text.orders[order]}
            </MenuItem>
          ))}
        </TextField>
      )}
      {total > 0 && (
        <VirtualGrid
          label={text.list}
          columns={columns}
          rowHeight={40}
          total={total}
          active={Math.min(active, total - 1)}
          autoFocus
          onActive={setActive}
          onView={rows.onView}
          onOpen={(index) => {
            const assetId = rows.rowAt(index)?.assetId
            if (assetId) void navigate(`/assets/${assetId}`)
          }}
          head={Object.entries(text.columns).map(([key, word]) => <ColumnHead key={key}>{word}</ColumnHead>)}
          row={(index) => <QueueCells label={rows.rowAt(index)} />}
        />
      )}
      <NoticeLine notice={notice} onClose={() => setNotice(null)} />
    </LabelsFrame>
  )
}

function QueueCells({ label }: { label: QueuedLabel | undefined }) {
  if (!label) return null
  return (
    <>
      <Cell className="code">{label.assetTag}</Cell>
      <Cell>{label.assetId === null ? text.blank : (label.model ?? '')}</Cell>
      <Cell>{labelQueueText.reasons[label.reason]}</Cell>
      <Cell>{label.isReprint ? text.had : ''}</Cell>
      <Cell>{label.by}</Cell>
      <Cell>{formatMoment(label.at)}</Cell>
    </>
  )
}
