import { writeFileSync } from 'node:fs'
import type { ShipmentView } from '../../../../../src-shared/features/disposals/shipments/shipments-contract.ts'
import type { ProcedureContext } from '../../../calls/call-context.ts'
import { csvLine } from '../../../documents/csv-line.ts'
import { files } from '../../files/files.ts'

const columns = ['Consignment', 'Kind', 'Asset Tag', 'Serial', 'Seal']

/** Writes what a shipment holds to an outgoing CSV file, an item a line, for the vendor to check. */
export function writeManifest(
  { dataFolder, newId }: Pick<ProcedureContext, 'dataFolder' | 'newId'>,
  { consignment, seal, manifest }: ShipmentView,
) {
  const lines = [
    csvLine(columns),
    ...manifest.map(({ kind, tag, serial }) => csvLine([consignment, kind, tag, serial, seal])),
  ]
  const bytes = Buffer.from(`\ufeff${lines.join('')}`, 'utf8')
  const outgoingId = newId()
  writeFileSync(files.outgoing(dataFolder, outgoingId), bytes, { mode: 0o600 })
  return {
    outgoingId,
    fileName: `manifest-${consignment.replace(/[^\p{L}\p{N}-]+/gu, '-')}.csv`,
    size: bytes.length,
  }
}
