import type { Database } from 'better-sqlite3'
import {
  netOf,
  type ShipmentDetails,
} from '../../../../../src-shared/features/disposals/shipments/shipment.ts'
import type {
  ShipmentSummary,
  ShipmentView,
} from '../../../../../src-shared/features/disposals/shipments/shipments-contract.ts'
import type { ShipmentItemRow, ShipmentRow } from '../../../database/schema-disposal-vendors.ts'
import { people } from '../../people/people.ts'
import { certificatesNotStating } from '../certificate-numbers.ts'
import { vendorOfCase } from '../vendors/case-vendor.ts'
import { reconciliationOf } from './shipments.ts'
import { everyShipment, incidentsOfShipment, itemsOfShipment, receiptsOfShipment } from './shipments-store.ts'

/** Every shipment, the newest first. */
export function listShipments(database: Database): ShipmentSummary[] {
  return everyShipment.all(database, {}).map((shipment) => summaryOf(database, shipment))
}

/** All that is known of a shipment. */
export function shipmentViewOf(database: Database, shipment: ShipmentRow): ShipmentView {
  const shipmentId = shipment.id
  const name = (personId: string) => people.byId(database, personId)?.name ?? ''
  const items = new Map(itemsOfShipment.all(database, { shipmentId }).map((item) => [item.id, item]))
  const { received, unexpected } = reconciliationOf(database, shipmentId)
  const arrived = new Set(received)
  return {
    ...summaryOf(database, shipment),
    manifest: [...items.values()].map((item) => ({
      caseId: item.case_id,
      tag: item.tag,
      serial: item.serial,
      kind: kindOf(item),
      isReceived: arrived.has(item.id),
    })),
    overrides: overridesOf(database, shipment, [...items.values()]),
    receipts: receiptsOfShipment.all(database, { shipmentId }).map((receipt) => ({
      fileName: receipt.file_name,
      sha256: receipt.sha256,
      lines: (JSON.parse(receipt.lines) as unknown[]).length,
      at: receipt.at,
      by: name(receipt.actor_id),
    })),
    unexpected,
    incidents: incidentsOfShipment.all(database, { shipmentId }).map((incident) => ({
      incidentId: incident.id,
      tag: items.get(incident.item_id)?.tag ?? '',
      serial: items.get(incident.item_id)?.serial ?? null,
      openedAt: incident.at,
      resolution: incident.resolution,
      closedBy: incident.closed_by === null ? null : name(incident.closed_by),
      closedAt: incident.closed_at,
    })),
  }
}

function overridesOf(
  database: Database,
  { vendor_id, ships_on }: ShipmentRow,
  items: readonly ShipmentItemRow[],
): ShipmentView['overrides'] {
  return [...new Set(items.map(({ case_id }) => case_id))].flatMap((caseId) => {
    const { override } = vendorOfCase(database, caseId, ships_on)
    if (!override || override.vendor_id !== vendor_id) return []
    const { at, reason, person_id } = override
    const by = people.byId(database, person_id)?.name ?? ''
    return [{ caseId, at, by, reason, notStatedOn: certificatesNotStating(database, caseId, at) }]
  })
}

const kindOf = ({ medium_id }: Pick<ShipmentItemRow, 'medium_id'>) =>
  medium_id === null ? ('asset' as const) : ('medium' as const)

function summaryOf(database: Database, shipment: ShipmentRow): ShipmentSummary {
  const shipmentId = shipment.id
  const { weights, batteries, wasteCodes, seal } = JSON.parse(shipment.details) as ShipmentDetails
  const { received, missing } = reconciliationOf(database, shipmentId)
  const items = itemsOfShipment.all(database, { shipmentId }).length
  const openIncidents = incidentsOfShipment
    .all(database, { shipmentId })
    .filter(({ closed_at }) => closed_at === null).length
  return {
    shipmentId,
    vendor: shipment.vendor,
    carrier: shipment.carrier,
    consignment: shipment.consignment,
    shipsOn: shipment.ships_on,
    originCountry: shipment.origin_country,
    country: shipment.country,
    baselConsent: shipment.basel_consent,
    seal,
    weights: weights.map((weight) => ({ ...weight })),
    batteries: batteries.map((battery) => ({ ...battery })),
    wasteCodes: [...wasteCodes],
    state: missing.length > 0 ? 'short' : received.length === items ? 'received' : 'sent',
    items,
    received: received.length,
    openIncidents,
    net: weights.reduce((sum, weight) => sum + netOf(weight), 0),
    notedAt: shipment.at,
    notedBy: people.byId(database, shipment.actor_id)?.name ?? '',
  }
}
