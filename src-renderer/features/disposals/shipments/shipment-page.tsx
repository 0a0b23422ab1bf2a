import Button from '@mui/material/Button'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { ShipmentView } from '../../../../src-shared/features/disposals/shipments/shipments-contract.ts'
import { shipmentsText } from '../../../../src-shared/features/disposals/shipments/shipments-text.ts'
import { shipmentsWindowText as text } from '../../../../src-shared/features/disposals/shipments/shipments-window-text.ts'
import { formatDay, formatMoment, formatNumber } from '../../../components/format/format.ts'
import { useKey } from '../../../components/keys/use-key.ts'
import { Card } from '../../../components/page/card.tsx'
import { Column, Columns } from '../../../components/page/columns.tsx'
import { DropFiles } from '../../../components/page/drop-files.tsx'
import { Facts } from '../../../components/page/facts.tsx'
import { Line, Lines } from '../../../components/page/lines.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import casePage from '../case/case-page.module.css'
import { Override } from '../case/release/override.tsx'
import { IncidentsCard } from './incidents-card.tsx'

const shownItems = 500

/** One shipment: what was sent, what the vendor says it received, and what is missing. */
export default function ShipmentPage() {
  const { shipmentId = '' } = useParams()
  const { calls, client, files } = useEngine()
  const navigate = useNavigate()
  const { data: shipment, error } = useQuery(calls.shipments.show.queryOptions({ input: { shipmentId } }))
  const manifest = useMutation({
    mutationFn: async () => files.save(await client.shipments.manifest({ shipmentId })),
  })
  const receive = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      for (const file of chosen)
        await client.shipments.receive({
          shipmentId,
          stagingId: await files.stage(file),
          fileName: file.name,
        })
    },
  })
  const back = { label: text.back, run: () => void navigate('/disposals/shipments') }
  useKey('Escape', back.label, back.run)
  return (
    <Page
      title={shipment?.consignment ?? ''}
      about={shipment && `${shipment.vendor} · ${shipmentsText.states[shipment.state]}`}
      back={back}
      actions={
        <Button variant="outlined" onClick={() => manifest.mutate()}>
          {text.manifest}
        </Button>
      }
    >
      <Problem error={error ?? manifest.error} />
      {shipment && (
        <Columns>
          <Column>
            <Card title={text.what}>
              <Facts facts={factsOf(shipment)} />
              {shipment.overrides.map((override) => (
                <Override key={override.caseId} override={override} />
              ))}
            </Card>
            <DropFiles
              title={text.receiveDrop}
              over={text.receiveOver}
              or={text.or}
              choose={text.choose}
              explained={text.receiveExplained}
              onFiles={(chosen) => receive.mutate(chosen)}
            />
            <Problem error={receive.error} />
            {shipment.receipts.length > 0 && (
              <Card title={text.receipts}>
                <Lines>
                  {shipment.receipts.map(({ fileName, at, by }) => (
                    <Line key={at} what={fileName} says={`${formatMoment(at)}, ${by}`} />
                  ))}
                </Lines>
              </Card>
            )}
          </Column>
          <Column>
            <IncidentsCard shipment={shipment} />
            <Card title={text.items}>
              <Lines>
                {shipment.manifest.slice(0, shownItems).map(({ tag, serial, kind, isReceived }) => (
                  <Line
                    key={`${kind} ${tag} ${serial}`}
                    what={<span className="code">{serial ?? tag}</span>}
                    says={tag}
                  >
                    <span className={isReceived ? casePage.good : casePage.soft}>
                      {isReceived ? text.isReceived : text.notReceived}
                    </span>
                  </Line>
                ))}
              </Lines>
            </Card>
          </Column>
        </Columns>
      )}
    </Page>
  )
}

function factsOf(shipment: ShipmentView): [string, ReactNode][] {
  const { facts } = text
  const kg = (grams: number) => text.kg(formatNumber(grams / 1000))
  const given: [string, ReactNode][] = [
    [facts.vendor, shipment.vendor],
    [facts.carrier, shipment.carrier],
    [facts.consignment, shipment.consignment],
    [facts.ships, formatDay(shipment.shipsOn)],
    [facts.route, `${shipment.originCountry} → ${shipment.country}`],
    [facts.basel, shipment.baselConsent],
    [facts.seal, shipment.seal],
    [facts.net, kg(shipment.net)],
    [
      facts.batteries,
      shipment.batteries.map(({ type, net }) => `${shipmentsText.batteries[type]} ${kg(net)}`).join(', '),
    ],
    [facts.waste, shipment.wasteCodes.join(', ')],
    [facts.received, text.of(formatNumber(shipment.received), formatNumber(shipment.items))],
  ]
  return given.filter(([, value]) => value !== null && value !== '')
}
