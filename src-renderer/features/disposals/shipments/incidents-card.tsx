import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShipmentView } from '../../../../src-shared/features/disposals/shipments/shipments-contract.ts'
import { shipmentsWindowText as text } from '../../../../src-shared/features/disposals/shipments/shipments-window-text.ts'
import { Card } from '../../../components/page/card.tsx'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { Line, Lines } from '../../../components/page/lines.tsx'
import { WordField } from '../../../components/page/word-field.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { useSession } from '../../session/session-context.ts'
import casePage from '../case/case-page.module.css'

/** What a vendor did not receive, and what became of it. */
export function IncidentsCard({ shipment }: { shipment: ShipmentView }) {
  const [closing, setClosing] = useState<string | null>(null)
  const { incidents, unexpected } = shipment
  return (
    <Card title={text.incidents}>
      {incidents.length === 0 && <p>{text.noIncidents}</p>}
      {unexpected.length > 0 && (
        <p className={casePage.bad}>
          {text.unexpected(unexpected.map(({ line, serial }) => `${line} (${serial})`).join(', '))}
        </p>
      )}
      <Lines>
        {incidents.map(({ incidentId, tag, serial, closedBy, resolution }) => (
          <Line
            key={incidentId}
            what={serial === null ? text.missingAsset(tag) : text.missing(serial, tag)}
            says={closedBy === null ? text.open : text.closed(closedBy, resolution ?? '')}
          >
            {closedBy === null && (
              <Button size="small" variant="outlined" onClick={() => setClosing(incidentId)}>
                {text.close}
              </Button>
            )}
          </Line>
        ))}
      </Lines>
      {closing !== null && <CloseDialog incidentId={closing} onClose={() => setClosing(null)} />}
    </Card>
  )
}

function CloseDialog({ incidentId, onClose }: { incidentId: string; onClose: () => void }) {
  const { client } = useEngine()
  const { worker } = useSession()
  const [by, setBy] = useState(worker.name)
  const [resolution, setResolution] = useState('')
  const close = useMutation({
    mutationFn: () =>
      client.shipments.closeIncident({ incidentId, by: by.trim(), resolution: resolution.trim() }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={text.closeTitle}
      submit={text.close}
      busy={close.isPending}
      canSubmit={by.trim() !== '' && resolution.trim() !== ''}
      error={close.error}
      onSubmit={() => close.mutate()}
      onClose={onClose}
    >
      <WordField
        label={text.resolution}
        value={resolution}
        required
        autoFocus
        onChange={setResolution}
        longest={1000}
      />
      <WordField label={text.by} value={by} required onChange={setBy} />
    </FormDialog>
  )
}
