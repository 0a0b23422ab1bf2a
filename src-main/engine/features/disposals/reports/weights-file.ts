import { writeFileSync } from 'node:fs'
import { reportsText as text } from '../../../../../src-shared/features/disposals/reports/reports-text.ts'
import {
  kilograms,
  netOf,
  type ShipmentDetails,
} from '../../../../../src-shared/features/disposals/shipments/shipment.ts'
import { shipmentsText } from '../../../../../src-shared/features/disposals/shipments/shipments-text.ts'
import type { ProcedureContext } from '../../../calls/call-context.ts'
import { csvLine } from '../../../documents/csv-line.ts'
import { files } from '../../files/files.ts'
import { shippedBetween } from './period-query.ts'

const { columns } = text

/** Writes the weights of what was shipped in a period to an outgoing CSV file, a category of a shipment a line. */
export function writeWeights(
  { database, dataFolder, newId }: Pick<ProcedureContext, 'database' | 'dataFolder' | 'newId'>,
  { from, to }: { from: string; to: string },
) {
  const header = [columns.date, 'Consignment', columns.vendor, columns.country, 'Waste codes']
  const lines = [
    csvLine([...header, columns.category, columns.gross, columns.tare, columns.net]),
    ...shippedBetween.all(database, { from, to }).flatMap(({ details, ...shipment }) => {
      const { weights, wasteCodes } = JSON.parse(details) as ShipmentDetails
      const { shipsOn, consignment, vendor, country } = shipment
      return weights.map((weight) =>
        csvLine([
          ...[shipsOn, consignment, vendor, country, wasteCodes.join(' ')],
          shipmentsText.categories[weight.category],
          ...[weight.gross, weight.tare, netOf(weight)].map(kilograms),
        ]),
      )
    }),
  ]
  const bytes = Buffer.from(`\ufeff${lines.join('')}`, 'utf8')
  const outgoingId = newId()
  writeFileSync(files.outgoing(dataFolder, outgoingId), bytes, { mode: 0o600 })
  return { outgoingId, fileName: `e-waste-${from}-${to}.csv`, size: bytes.length }
}
