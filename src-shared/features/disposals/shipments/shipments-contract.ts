import { z } from 'zod'
import { command, query } from '../../../contract/base.ts'
import { id, moment } from '../../../contract/page.ts'
import { errorsOf } from '../../../contract/problems.ts'
import { filesProblems } from '../../files/files-contract.ts'
import { fileResult } from '../../jobs/jobs-contract.ts'
import { day, personName, shortWords, vendorOverride, words } from '../disposals-message.ts'
import { disposalsProblems } from '../disposals-problems-contract.ts'
import { batteryTypes, weeeCategories } from './shipment.ts'
import { shipmentsProblems } from './shipments-problems-contract.ts'

const { CASE_UNKNOWN } = disposalsProblems
const { SHIPMENT_UNKNOWN, BASEL_CONSENT_MISSING, WEIGHT_INVALID, NOTHING_TO_SHIP } = shipmentsProblems
const { SHIPMENT_OF_SEVERAL_VENDORS, RECEIPT_UNREADABLE, INCIDENT_UNKNOWN, INCIDENT_ENDED } =
  shipmentsProblems

/** ISO 3166-1 alpha-2 */
const country = z.string().regex(/^[A-Z]{2}$/)
const grams = z.number().int().min(0).max(1_000_000_000)

const order = z.object({
  carrier: shortWords,
  /** number of the consignment note */
  consignment: shortWords,
  /** the day on which it leaves */
  shipsOn: day,
  originCountry: country,
  country,
  /** reference of the consent under the Basel Convention; needed where it crosses a border */
  baselConsent: shortWords.nullable().default(null),
  seal: shortWords.nullable().default(null),
  /** grams; net follows from gross and tare */
  weights: z
    .array(z.object({ category: z.enum(weeeCategories), gross: grams, tare: grams }))
    .max(100)
    .default([]),
  batteries: z
    .array(z.object({ type: z.enum(batteryTypes), net: grams, inEquipment: z.boolean().default(false) }))
    .max(100)
    .default([]),
  wasteCodes: z.array(shortWords).max(50).default([]),
})

const shipmentStates = ['sent', 'received', 'short'] as const

const incident = z.object({
  incidentId: id,
  tag: z.string(),
  /** of the medium, or of the asset; null where that has none */
  serial: z.string().nullable(),
  openedAt: moment,
  resolution: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedAt: moment.nullable(),
})

const summary = order.extend({
  shipmentId: id,
  vendor: z.string(),
  state: z.enum(shipmentStates),
  items: z.number().int(),
  received: z.number().int(),
  openIncidents: z.number().int(),
  /** grams, over all categories */
  net: z.number().int(),
  notedAt: moment,
  notedBy: z.string(),
})
export type ShipmentSummary = z.output<typeof summary>

const view = summary.extend({
  manifest: z.array(
    z.object({
      caseId: id,
      tag: z.string(),
      serial: z.string().nullable(),
      kind: z.enum(['asset', 'medium']),
      isReceived: z.boolean(),
    }),
  ),
  /** who approved that it goes to this vendor in spite of its permits, by case */
  overrides: z.array(vendorOverride.extend({ caseId: id })),
  receipts: z.array(
    z.object({
      fileName: z.string(),
      sha256: z.string(),
      lines: z.number().int(),
      at: moment,
      by: z.string(),
    }),
  ),
  /** lines of receipts that name nothing that was sent */
  unexpected: z.array(z.object({ line: z.number().int(), serial: z.string() })),
  incidents: z.array(incident),
})
export type ShipmentView = z.output<typeof view>

/** What was handed to vendors, and what they say they received. */
export const shipmentsContract = {
  /** Every shipment, the newest first. */
  list: query('register.read').output(z.object({ shipments: z.array(summary) })),
  show: query('register.read')
    .input(z.object({ shipmentId: id }))
    .output(view)
    .errors(errorsOf({ SHIPMENT_UNKNOWN })),
  /**
   * Notes a shipment of what is cleared or released in cases and was not shipped yet: each asset, and each medium that was
   * taken out. All of them go to the same vendor.
   */
  send: command('disposals.run')
    .input(order.extend({ caseIds: z.array(id).min(1).max(1000) }))
    .output(z.object({ shipmentId: id, items: z.number().int() }))
    .errors(
      errorsOf({
        CASE_UNKNOWN,
        BASEL_CONSENT_MISSING,
        WEIGHT_INVALID,
        NOTHING_TO_SHIP,
        SHIPMENT_OF_SEVERAL_VENDORS,
      }),
    ),
  /** Hands out the manifest by serial number as CSV, for the vendor to check. */
  manifest: query('register.read')
    .input(z.object({ shipmentId: id }))
    .output(fileResult)
    .errors(errorsOf({ SHIPMENT_UNKNOWN })),
  /**
   * Keeps a vendor's receipt (CSV with a column of serial numbers) and holds it against the manifest: what is missing opens
   * an incident, and one that was open ends where the thing is in a later receipt.
   */
  receive: command('disposals.run')
    .input(z.object({ shipmentId: id, stagingId: id, fileName: shortWords }))
    .output(
      z.object({
        received: z.number().int(),
        missing: z.array(z.object({ tag: z.string(), serial: z.string().nullable() })),
        unexpected: z.array(z.object({ line: z.number().int(), serial: z.string() })),
      }),
    )
    .errors(errorsOf({ SHIPMENT_UNKNOWN, RECEIPT_UNREADABLE, ...filesProblems })),
  /** Closes an incident with what became of it. */
  closeIncident: command('disposals.run')
    .input(z.object({ incidentId: id, by: personName, resolution: words }))
    .output(z.object({ incidentId: id }))
    .errors(errorsOf({ INCIDENT_UNKNOWN, INCIDENT_ENDED })),
}
