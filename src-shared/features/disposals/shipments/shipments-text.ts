import type { BatteryType, WeeeCategory } from './shipment.ts'

/** What is said of shipments to vendors. */
export const shipmentsText = {
  categories: {
    temperatureExchange: '1 Temperature exchange equipment',
    screens: '2 Screens and monitors',
    lamps: '3 Lamps',
    largeEquipment: '4 Large equipment',
    smallEquipment: '5 Small equipment',
    smallIt: '6 Small IT and telecommunication equipment',
  } satisfies Record<WeeeCategory, string>,
  batteries: {
    lithiumIon: 'Lithium-ion',
    lithiumMetal: 'Lithium metal',
    nickel: 'Nickel-cadmium or nickel-metal hydride',
    leadAcid: 'Lead-acid',
    alkaline: 'Alkaline or zinc-carbon',
    other: 'Other',
  } satisfies Record<BatteryType, string>,
  states: { sent: 'sent', received: 'received', short: 'something is missing' },
  problems: {
    unknown: 'There is no such shipment in this data folder. List the shipments, then try again.',
    baselConsentMissing: (origin: string, country: string) =>
      `A shipment from ${origin} to ${country} crosses a border and needs the reference of the consent under the Basel Convention. Give it, or correct the countries.`,
    weightInvalid: (category: string) =>
      `The tare of “${category}” is more than its gross weight. Weigh it again.`,
    nothingToShip:
      'Nothing of these cases can be shipped: what is in them is not cleared, or was shipped before.',
    severalVendors: (vendors: readonly string[]) =>
      `These cases go to more than one (${vendors.join(', ')}), and a consignment note names one who receives. Note a shipment for each of them, or say who takes a case first.`,
    nobody: 'nobody named',
    receiptUnreadable: (fileName: string, reason: string) =>
      `“${fileName}” cannot be read as a receipt: ${reason}. It has to be a CSV with a column of serial numbers.`,
    incidentUnknown: 'There is no such incident. Look at the shipment once more.',
    incidentEnded: 'This incident was closed already.',
  },
} as const
