import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Vendor } from '../../../../src-shared/features/disposals/vendors/vendors-contract.ts'
import { vendorsText } from '../../../../src-shared/features/disposals/vendors/vendors-text.ts'
import { vendorsWindowText as text } from '../../../../src-shared/features/disposals/vendors/vendors-window-text.ts'
import { formatDay } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { RowFooter } from '../../../components/page/row-footer.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../../components/rows/cells.tsx'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import casePage from '../case/case-page.module.css'
import { DisposalsFrame } from '../disposals-frame.tsx'
import { VendorDialog } from './vendor-dialog.tsx'

const columns = 'minmax(180px, 1.4fr) minmax(200px, 2fr) 160px 130px'

/** Who takes what is disposed of, with what they may do and until when. */
export default function VendorsPage() {
  const { calls } = useEngine()
  const [active, setActive] = useState(0)
  const [asked, setAsked] = useState<'new' | Vendor | null>(null)
  const { data, error } = useQuery(calls.vendors.list.queryOptions())
  const vendors = data?.vendors ?? []
  const chosen = vendors[Math.min(active, vendors.length - 1)]
  useKey('N', text.add, () => setAsked('new'))
  useKey('E', text.edit, () => chosen && setAsked(chosen), { when: chosen !== undefined })
  const addButton = (
    <Button variant="contained" onClick={() => setAsked('new')} startIcon={<Icon name="plus" size={18} />}>
      {text.add}
      <KeyHint keys="N" />
    </Button>
  )
  return (
    <DisposalsFrame filled actions={vendors.length > 0 && addButton}>
      <Problem error={error} />
      {data && vendors.length === 0 && (
        <EmptyState icon="person" title={text.emptyTitle} next={text.emptyNext}>
          {addButton}
        </EmptyState>
      )}
      {chosen && (
        <>
          <VirtualGrid
            label={text.list}
            columns={columns}
            rowHeight={44}
            narrowLines={4}
            total={vendors.length}
            active={Math.min(active, vendors.length - 1)}
            autoFocus
            onActive={setActive}
            onOpen={(index) => setAsked(vendors[index] ?? null)}
            head={Object.entries(text.columns).map(([key, word]) => (
              <ColumnHead key={key}>{word}</ColumnHead>
            ))}
            row={(index) => <VendorCells vendor={vendors[index]} />}
          />
          <RowFooter name={chosen.name}>
            <Button size="small" onClick={() => setAsked(chosen)}>
              {text.edit}
              <KeyHint keys="E" />
            </Button>
          </RowFooter>
        </>
      )}
      {asked !== null && (
        <VendorDialog vendor={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />
      )}
    </DisposalsFrame>
  )
}

function VendorCells({ vendor }: { vendor: Vendor | undefined }) {
  if (!vendor) return null
  const { name, permits, expiresOn, mayDestroy, isArchived } = vendor
  const isExpired = permits.some((one) => !one.isInForce)
  const words = permits.map((one) => `${vendorsText.permits[one.kind]} ${one.number}`).join(', ')
  return (
    <>
      <Cell className={isArchived ? casePage.soft : undefined}>
        {name}
        {isArchived && `, ${text.archived}`}
      </Cell>
      <Cell title={words} className={permits.length === 0 ? casePage.soft : undefined}>
        {words || text.noPermits}
      </Cell>
      <Cell className={isExpired ? casePage.bad : undefined}>
        {expiresOn === null ? '' : isExpired ? text.expired(formatDay(expiresOn)) : formatDay(expiresOn)}
      </Cell>
      <Cell>{mayDestroy ? text.yes : ''}</Cell>
    </>
  )
}
