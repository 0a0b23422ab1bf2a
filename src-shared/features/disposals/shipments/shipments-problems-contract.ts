import { z } from 'zod'
import { problem } from '../../../contract/problems.ts'
import { weeeCategories } from './shipment.ts'
import { shipmentsText } from './shipments-text.ts'

const text = shipmentsText.problems
const none = z.object({})

export const shipmentsProblems = {
  SHIPMENT_UNKNOWN: problem(none, () => text.unknown),
  BASEL_CONSENT_MISSING: problem(
    z.object({ originCountry: z.string(), country: z.string() }),
    ({ originCountry, country }) => text.baselConsentMissing(originCountry, country),
  ),
  WEIGHT_INVALID: problem(z.object({ category: z.enum(weeeCategories) }), ({ category }) =>
    text.weightInvalid(shipmentsText.categories[category]),
  ),
  NOTHING_TO_SHIP: problem(none, () => text.nothingToShip),
  SHIPMENT_OF_SEVERAL_VENDORS: problem(z.object({ vendors: z.array(z.string()) }), ({ vendors }) =>
    text.severalVendors(vendors),
  ),
  RECEIPT_UNREADABLE: problem(
    z.object({ fileName: z.string(), reason: z.string() }),
    ({ fileName, reason }) => text.receiptUnreadable(fileName, reason),
  ),
  INCIDENT_UNKNOWN: problem(none, () => text.incidentUnknown),
  INCIDENT_ENDED: problem(none, () => text.incidentEnded),
}
