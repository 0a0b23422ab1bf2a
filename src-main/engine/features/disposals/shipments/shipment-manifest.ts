import { writeFileSync } from 'node:fs'
import { certificateText } from '../../../../../src-shared/features/disposals/certificate-text.ts'
import type { ShipmentView } from '../../../../../src-shared/features/disposals/shipments/shipments-contract.ts'
import type { ProcedureContext } from '../../../calls/call-context.ts'
import { csvLine } from '../../../documents/csv-line.ts'
import { files } from '../../files/files.ts'

const columns = [
  'Consignment',
  'Kind',
  'Asset Tag',
  'Serial',
  'Seal',
  'Vendor approved in spite of its permits',
]

/** Writes what a shipment holds to an outgoing CSV file, an item a line, for the vendor to check. */
export function writeManifest(
  { dataFolder, newId }: Pick<ProcedureContext, 'dataFolder' | 'newId'>,
  { consignment, seal, manifest, overrides }: ShipmentView,
) {
  const approved = new Map(
    overrides.map((one) => [one.caseId, certificateText.override(one.by, one.reason, one.at)]),
  )
  const lines = [
    csvLine(columns),
    ...manifest.map(({ kind, tag, serial, caseId }) =>
      csvLine([consignment, kind, tag, serial, seal, approved.get(caseId) ?? null]),
    ),
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
