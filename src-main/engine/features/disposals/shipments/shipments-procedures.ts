import { rmSync } from 'node:fs'
import { shipmentsContract } from '../../../../../src-shared/features/disposals/shipments/shipments-contract.ts'
import { implementCalls } from '../../../calls/implement.ts'
import { stagingFile } from '../../../files.ts'
import { writeManifest } from './shipment-manifest.ts'
import { shipments, takeInReceipt } from './shipments.ts'
import { listShipments, shipmentViewOf } from './shipments-query.ts'

const os = implementCalls(shipmentsContract)

export default {
  list: os.list.handler(({ context }) => ({ shipments: listShipments(context.database) })),

  show: os.show.handler(({ input, context: { database } }) =>
    shipmentViewOf(database, shipments.get(database, input.shipmentId)),
  ),

  send: os.send.handler(({ input, context }) => context.write((tx) => shipments.send(tx, input))),

  manifest: os.manifest.handler(({ input, context }) => {
    const { database } = context
    return writeManifest(context, shipmentViewOf(database, shipments.get(database, input.shipmentId)))
  }),

  receive: os.receive.handler(async ({ input, context }) => {
    const { database, dataFolder, newId } = context
    const { shipmentId, stagingId } = input
    shipments.get(database, shipmentId)
    const taken = await takeInReceipt(dataFolder, input, newId)
    return context.write((tx) => {
      const { received, missing, unexpected } = shipments.receive(tx, input, taken)
      tx.afterCommit(() => rmSync(stagingFile(dataFolder, stagingId), { force: true }))
      const lost = new Set(missing)
      return {
        received: received.length,
        missing: shipments
          .items(tx.database, shipmentId)
          .flatMap(({ id, tag, serial }) => (lost.has(id) ? [{ tag, serial }] : [])),
        unexpected,
      }
    })
  }),

  closeIncident: os.closeIncident.handler(({ input, context }) =>
    context.write((tx) => {
      shipments.closeIncident(tx, input)
      return { incidentId: input.incidentId }
    }),
  ),
}
