import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ShipmentSummary } from '../../../../src-shared/features/disposals/shipments/shipments-contract.ts'
import { shipmentsText } from '../../../../src-shared/features/disposals/shipments/shipments-text.ts'
import { shipmentsWindowText as text } from '../../../../src-shared/features/disposals/shipments/shipments-window-text.ts'
import { formatDay, formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../../components/rows/cells.tsx'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import casePage from '../case/case-page.module.css'
import { DisposalsFrame } from '../disposals-frame.tsx'
import { SendDialog } from './send-dialog.tsx'

const columns = 'minmax(160px, 1.4fr) minmax(160px, 1.4fr) 140px 120px minmax(150px, 1fr)'

/** What was handed to vendors, and whether it arrived. */
export default function ShipmentsPage() {
  const { calls } = useEngine()
  const navigate = useNavigate()
  const [active, setActive] = useState(0)
  const [sending, setSending] = useState(false)
  const { data, error } = useQuery(calls.shipments.list.queryOptions())
  const shipments = data?.shipments ?? []
  const show = (shipmentId: string | undefined) =>
    shipmentId && void navigate(`/disposals/shipments/${shipmentId}`)
  useKey('N', text.send, () => setSending(true))
  const sendButton = (
    <Button variant="contained" onClick={() => setSending(true)} startIcon={<Icon name="plus" size={18} />}>
      {text.send}
      <KeyHint keys="N" />
    </Button>
  )
  return (
    <DisposalsFrame filled actions={shipments.length > 0 && sendButton}>
      <Problem error={error} />
      {data && shipments.length === 0 && (
        <EmptyState icon="arrow" title={text.emptyTitle} next={text.emptyNext}>
          {sendButton}
        </EmptyState>
      )}
      {shipments.length > 0 && (
        <VirtualGrid
          label={text.list}
          columns={columns}
          rowHeight={44}
          narrowLines={4}
          total={shipments.length}
          active={Math.min(active, shipments.length - 1)}
          autoFocus
          onActive={setActive}
          onOpen={(index) => show(shipments[index]?.shipmentId)}
          head={Object.entries(text.columns).map(([key, word]) => <ColumnHead key={key}>{word}</ColumnHead>)}
          row={(index) => <ShipmentCells shipment={shipments[index]} />}
        />
      )}
      {sending && <SendDialog onClose={() => setSending(false)} onSent={show} />}
    </DisposalsFrame>
  )
}

function ShipmentCells({ shipment }: { shipment: ShipmentSummary | undefined }) {
  if (!shipment) return null
  const { consignment, vendor, shipsOn, received, items, state } = shipment
  return (
    <>
      <Cell className="code">{consignment}</Cell>
      <Cell>{vendor}</Cell>
      <Cell>{formatDay(shipsOn)}</Cell>
      <Cell>{text.of(formatNumber(received), formatNumber(items))}</Cell>
      <Cell className={state === 'short' ? casePage.bad : state === 'received' ? casePage.good : undefined}>
        {shipmentsText.states[state]}
      </Cell>
    </>
  )
}
