import { readFile, stat } from 'node:fs/promises'
import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import {
  isExport,
  netOf,
  type ReceiptLine,
  type Reconciliation,
  reconciled,
  type ShipmentDetails,
} from '../../../../../src-shared/features/disposals/shipments/shipment.ts'
import { shipmentsProblems } from '../../../../../src-shared/features/disposals/shipments/shipments-problems-contract.ts'
import { shipmentsText } from '../../../../../src-shared/features/disposals/shipments/shipments-text.ts'
import { filesProblems } from '../../../../../src-shared/features/files/files-contract.ts'
import { foldedText } from '../../../../../src-shared/identity/folded-text.ts'
import { identifierKey } from '../../../../../src-shared/identity/identifier-key.ts'
import { largestFact } from '../../../../../src-shared/sync/protocol.ts'
import { storeContent } from '../../../content/store-content.ts'
import type { ShipmentItemRow, ShipmentRow } from '../../../database/schema-disposal-vendors.ts'
import type { Transaction } from '../../../database/transaction.ts'
import { stagingFile } from '../../../files.ts'
import { people } from '../../people/people.ts'
import { CsvFault } from '../csv-table.ts'
import { disposals } from '../disposals.ts'
import { type CaseVendor, vendorOfCase } from '../vendors/case-vendor.ts'
import { receiptLines } from './receipt-lines.ts'
import {
  endOfIncident,
  incidentById,
  incidentsOfShipment,
  insertIncident,
  insertIncidentEnd,
  insertItem,
  insertReceipt,
  insertShipment,
  itemsOfCase,
  itemsOfShipment,
  receiptsOfShipment,
  shipmentById,
} from './shipments-store.ts'

export { firstEnd, isFirstOfItem } from './shipments-store.ts'

export interface NewShipment extends ShipmentDetails {
  caseIds: readonly string[]
  carrier: string
  consignment: string
  shipsOn: string
  originCountry: string
  country: string
  baselConsent: string | null
}

/** A receipt whose content lies durably in the data folder. */
export interface TakenReceipt {
  fileName: string
  sha256: string
  size: number
  lines: ReceiptLine[]
}

/** Bytes of a receipt: some hundred thousand lines. */
const largest = 25_000_000

export const shipments = {
  /** @throws SHIPMENT_UNKNOWN */
  get(database: Database, shipmentId: string): ShipmentRow {
    const row = shipmentById.get(database, { id: shipmentId })
    if (!row) throw failure(shipmentsProblems, 'SHIPMENT_UNKNOWN', {})
    return row
  },

  /** What was sent with it. */
  items(database: Database, shipmentId: string): ShipmentItemRow[] {
    return itemsOfShipment.all(database, { shipmentId })
  },

  /**
   * Notes a shipment of what is cleared or released in cases and was not shipped yet.
   * @throws CASE_UNKNOWN, BASEL_CONSENT_MISSING, WEIGHT_INVALID, NOTHING_TO_SHIP, SHIPMENT_OF_SEVERAL_VENDORS
   */
  send(tx: Transaction, order: NewShipment): { shipmentId: string; items: number } {
    const { database } = tx
    const { originCountry, country, baselConsent, weights, batteries, wasteCodes, seal } = order
    if (isExport(order) && baselConsent === null)
      throw failure(shipmentsProblems, 'BASEL_CONSENT_MISSING', { originCountry, country })
    const heavier = weights.find((weight) => netOf(weight) < 0)
    if (heavier) throw failure(shipmentsProblems, 'WEIGHT_INVALID', { category: heavier.category })
    const caseIds = [...new Set(order.caseIds)]
    const items = caseIds.flatMap((caseId) => shippable(database, caseId))
    if (items.length === 0) throw failure(shipmentsProblems, 'NOTHING_TO_SHIP', {})
    const { name, vendor } = oneVendorOf(database, caseIds, tx.at.slice(0, 10))
    const shipmentId = tx.newId()
    const site = disposals.get(database, caseIds[0] ?? '').site_id
    insertShipment.run(database, {
      id: shipmentId,
      site_id: site,
      vendor: name ?? '',
      vendor_id: vendor?.vendorId ?? null,
      carrier: order.carrier,
      consignment: order.consignment,
      ships_on: order.shipsOn,
      origin_country: originCountry,
      country,
      basel_consent: baselConsent,
      details: JSON.stringify({ weights, batteries, wasteCodes, seal } satisfies ShipmentDetails),
      actor_id: tx.actorId,
      at: tx.at,
    })
    for (const item of items)
      insertItem.run(database, { ...item, id: tx.newId(), site_id: site, shipment_id: shipmentId })
    tx.touch('disposals')
    return { shipmentId, items: items.length }
  },

  /**
   * Keeps a receipt; what is missing opens an incident, and an open one ends where the thing was received after all.
   * @throws SHIPMENT_UNKNOWN, FILE_NOT_STAGED
   */
  receive(
    tx: Transaction,
    { shipmentId, stagingId }: { shipmentId: string; stagingId: string },
    taken: TakenReceipt | null,
  ): Reconciliation {
    const { database } = tx
    const { site_id } = shipments.get(database, shipmentId)
    if (!taken) throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId })
    const noted = { site_id, actor_id: tx.actorId, at: tx.at }
    insertReceipt.run(database, {
      ...noted,
      id: tx.newId(),
      shipment_id: shipmentId,
      file_name: taken.fileName,
      sha256: taken.sha256,
      size: taken.size,
      lines: JSON.stringify(taken.lines),
    })
    const result = reconciliationOf(database, shipmentId)
    const incidents = new Map(
      incidentsOfShipment.all(database, { shipmentId }).map((incident) => [incident.item_id, incident]),
    )
    for (const itemId of result.missing)
      if (!incidents.has(itemId))
        insertIncident.run(database, {
          ...noted,
          id: tx.newId(),
          shipment_id: shipmentId,
          item_id: itemId,
        })
    for (const itemId of result.received) {
      const incident = incidents.get(itemId)
      if (incident && incident.closed_at === null)
        insertIncidentEnd.run(database, {
          ...noted,
          id: tx.newId(),
          incident_id: incident.id,
          person_id: tx.actorId,
          resolution: taken.fileName,
        })
    }
    tx.touch('disposals')
    return result
  },

  /** @throws INCIDENT_UNKNOWN, INCIDENT_ENDED */
  closeIncident(
    tx: Transaction,
    { incidentId, by, resolution }: { incidentId: string; by: string; resolution: string },
  ): void {
    const incident = incidentById.get(tx.database, { id: incidentId })
    if (!incident) throw failure(shipmentsProblems, 'INCIDENT_UNKNOWN', {})
    if (endOfIncident.get(tx.database, { incidentId })) throw failure(shipmentsProblems, 'INCIDENT_ENDED', {})
    insertIncidentEnd.run(tx.database, {
      id: tx.newId(),
      site_id: incident.site_id,
      incident_id: incidentId,
      person_id: people.ensure(tx, by).id,
      resolution,
      actor_id: tx.actorId,
      at: tx.at,
    })
    tx.touch('disposals')
  },
}

/** What all receipts of a shipment say against its manifest; before the first nothing is missing. */
export function reconciliationOf(database: Database, shipmentId: string): Reconciliation {
  const receipts = receiptsOfShipment
    .all(database, { shipmentId })
    .map(({ lines }) => JSON.parse(lines) as ReceiptLine[])
  const manifest = itemsOfShipment
    .all(database, { shipmentId })
    // the tag of a medium is that of its asset, which is an item of its own
    .map(({ id, tag, serial, medium_id }) => ({ id, tag: medium_id === null ? tag : null, serial }))
  const result = reconciled(manifest, receipts, identifierKey)
  return receipts.length === 0 ? { ...result, missing: [] } : result
}

/**
 * Reads a staged receipt and stores it as it came.
 * @returns null where it is not staged: it did not arrive, or the command was answered before
 * @throws RECEIPT_UNREADABLE
 */
export async function takeInReceipt(
  dataFolder: string,
  { stagingId, fileName }: { stagingId: string; fileName: string },
  newId: () => string,
): Promise<TakenReceipt | null> {
  const file = stagingFile(dataFolder, stagingId)
  const size = (await stat(file).catch(() => null))?.size
  if (size === undefined) return null
  const unreadable = (reason: string) =>
    failure(shipmentsProblems, 'RECEIPT_UNREADABLE', { fileName, reason })
  if (size > largest) throw unreadable('it is larger than 25 MB')
  const bytes = await readFile(file)
  try {
    const lines = receiptLines(bytes)
    if (sentSize(lines) > largestFact)
      throw new CsvFault('it has more lines than can be synced in one; hand it in in several parts')
    return { fileName, size, lines, sha256: await storeContent(dataFolder, bytes, newId) }
  } catch (error) {
    if (error instanceof CsvFault) throw unreadable(error.message)
    throw error
  }
}

/** Bytes of the lines as they travel: a text of JSON within JSON. */
const sentSize = (lines: readonly ReceiptLine[]) =>
  Buffer.byteLength(JSON.stringify(JSON.stringify(lines)), 'utf8')

/** Who takes what is in all of the cases. @throws SHIPMENT_OF_SEVERAL_VENDORS */
function oneVendorOf(database: Database, caseIds: readonly string[], day: string): CaseVendor {
  const byKey = new Map(
    caseIds
      .map((caseId) => vendorOfCase(database, caseId, day))
      .map((taking) => [taking.vendor?.vendorId ?? foldedText(taking.name ?? ''), taking]),
  )
  const [first, ...others] = byKey.values()
  if (!first || others.length > 0)
    throw failure(shipmentsProblems, 'SHIPMENT_OF_SEVERAL_VENDORS', {
      vendors: [...byKey.values()].map(({ name }) => name ?? shipmentsText.problems.nobody),
    })
  return first
}

type NewItem = Omit<ShipmentItemRow, 'n' | 'origin_n' | 'id' | 'site_id' | 'shipment_id'>

/** The assets of a case that may leave, and the media that were taken out of them, but for what was shipped before. */
function shippable(database: Database, caseId: string): NewItem[] {
  disposals.get(database, caseId)
  const stateOf = disposals.states(database, caseId)
  const shipped = new Set(
    itemsOfCase.all(database, { caseId }).map(({ asset_id, medium_id }) => medium_id ?? asset_id),
  )
  const media = Map.groupBy(
    disposals.media(database, caseId).filter(({ is_removed }) => is_removed === 1),
    ({ asset_id }) => asset_id,
  )
  return disposals.assets(database, caseId).flatMap(({ asset_id, asset_tag, snapshot }) => {
    const at = stateOf(asset_id)
    if (at !== 'cleared' && at !== 'released') return []
    const item = { case_id: caseId, asset_id, tag: asset_tag }
    const { serialNumber } = JSON.parse(snapshot) as { serialNumber: string | null }
    return [
      { ...item, medium_id: null, serial: serialNumber },
      ...(media.get(asset_id) ?? []).map(({ id, serial }) => ({ ...item, medium_id: id, serial })),
    ].filter((one) => !shipped.has(one.medium_id ?? one.asset_id))
  })
}
