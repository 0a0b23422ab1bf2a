import { sql } from 'kysely'
import type {
  DisposalIncidentEndRow,
  DisposalIncidentRow,
  ShipmentItemRow,
  ShipmentReceiptRow,
  ShipmentRow,
} from '../../../database/schema-disposal-vendors.ts'
import { build, statement } from '../../../database/statement.ts'
import { inOrder } from '../../../database/synced-fact.ts'
import { insertFact, insertNoted } from '../insert-fact.ts'

type OfShipment = { shipmentId: string }

export const insertShipment = insertNoted('shipment', [
  'vendor',
  'vendor_id',
  'carrier',
  'consignment',
  'ships_on',
  'origin_country',
  'country',
  'basel_consent',
  'details',
])
export const insertItem = insertFact('shipment_item', [
  'shipment_id',
  'case_id',
  'asset_id',
  'medium_id',
  'tag',
  'serial',
])
export const insertReceipt = insertNoted('shipment_receipt', [
  'shipment_id',
  'file_name',
  'sha256',
  'size',
  'lines',
])
export const insertIncident = insertNoted('disposal_incident', ['shipment_id', 'item_id'])
export const insertIncidentEnd = insertNoted('disposal_incident_end', [
  'incident_id',
  'person_id',
  'resolution',
])

export const shipmentById = statement<{ id: string }, ShipmentRow>((value) =>
  build.selectFrom('shipment').selectAll().where('id', '=', value('id')),
)
export const everyShipment = statement<Record<never, never>, ShipmentRow>(() =>
  build.selectFrom('shipment').selectAll().orderBy(inOrder(undefined, 'DESC')),
)
export const itemsOfShipment = statement<OfShipment, ShipmentItemRow>((value) =>
  build
    .selectFrom('shipment_item')
    .selectAll()
    .where('shipment_id', '=', value('shipmentId'))
    .orderBy(inOrder()),
)
export const itemsOfCase = statement<{ caseId: string }, ShipmentItemRow>((value) =>
  build.selectFrom('shipment_item').selectAll().where('case_id', '=', value('caseId')).orderBy(inOrder()),
)
export const receiptsOfShipment = statement<OfShipment, ShipmentReceiptRow>((value) =>
  build
    .selectFrom('shipment_receipt')
    .selectAll()
    .where('shipment_id', '=', value('shipmentId'))
    .orderBy(inOrder()),
)
export const incidentById = statement<{ id: string }, DisposalIncidentRow>((value) =>
  build.selectFrom('disposal_incident').selectAll().where('id', '=', value('id')),
)
export const endOfIncident = statement<{ incidentId: string }, DisposalIncidentEndRow>((value) =>
  build.selectFrom('disposal_incident_end').selectAll().where('incident_id', '=', value('incidentId')),
)

/** Two laptops may each have found one thing missing: what was found first is shown, and either of them ends it. */
export const isFirstOfItem = sql`incident.id = (SELECT first.id FROM disposal_incident AS first
  WHERE first.item_id = incident.item_id ORDER BY ${inOrder('first')} LIMIT 1)`
export const firstEnd = sql`(SELECT one.id FROM disposal_incident_end AS one
  JOIN disposal_incident AS of_item ON of_item.id = one.incident_id
  WHERE of_item.item_id = incident.item_id ORDER BY ${inOrder('one')} LIMIT 1)`

export type IncidentWithEnd = DisposalIncidentRow & {
  resolution: string | null
  closed_by: string | null
  closed_at: string | null
}
export const incidentsOfShipment = statement<OfShipment, IncidentWithEnd>(
  (value) => sql<IncidentWithEnd>`SELECT incident.*, resolution, person_id AS closed_by, ended.at AS closed_at
    FROM disposal_incident AS incident
    LEFT JOIN disposal_incident_end AS ended ON ended.id = ${firstEnd}
    WHERE incident.shipment_id = ${value('shipmentId')} AND ${isFirstOfItem} ORDER BY ${inOrder('incident')}`,
)
