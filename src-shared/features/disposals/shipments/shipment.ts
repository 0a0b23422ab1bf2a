export const weeeCategories = [
  'temperatureExchange',
  'screens',
  'lamps',
  'largeEquipment',
  'smallEquipment',
  'smallIt',
] as const
/** Categories of waste electrical and electronic equipment (Directive 2012/19/EU, Annex III, 1 to 6). */
export type WeeeCategory = (typeof weeeCategories)[number]

export const batteryTypes = ['lithiumIon', 'lithiumMetal', 'nickel', 'leadAcid', 'alkaline', 'other'] as const
export type BatteryType = (typeof batteryTypes)[number]

/** Grams. What is weighed is gross and tare; net follows. */
export interface Weight {
  category: WeeeCategory
  gross: number
  tare: number
}

export interface Batteries {
  type: BatteryType
  /** grams */
  net: number
  /** whether they are still in the equipment */
  inEquipment: boolean
}

export interface ShipmentDetails {
  weights: readonly Weight[]
  batteries: readonly Batteries[]
  /** of the European list of waste (`20 01 36`), or of the annexes of the Basel Convention (`A1181`, `Y49`) */
  wasteCodes: readonly string[]
  seal: string | null
}

/** A line of what a vendor received, as it stands in its receipt. */
export interface ReceiptLine {
  /** number of the line in the file, from 1 on */
  line: number
  serial: string
}

/** What a manifest names: an asset by its serial number and tag, or a medium by its serial number. */
export interface ManifestItem {
  id: string
  tag: string | null
  serial: string | null
}

export interface Reconciliation {
  received: string[]
  missing: string[]
  /** lines that name nothing of the manifest, or what another line named already */
  unexpected: ReceiptLine[]
}

export const netOf = ({ gross, tare }: Pick<Weight, 'gross' | 'tare'>): number => gross - tare

/** Kilograms with three digits after the point. */
export const kilograms = (grams: number): string => (grams / 1000).toFixed(3)

/** Whether a shipment leaves the country, so that the consent of both authorities is needed (Basel Convention, art. 6). */
export const isExport = ({ originCountry, country }: { originCountry: string; country: string }): boolean =>
  originCountry !== country

/**
 * Holds what a vendor received against what was sent.
 * @param receipts of one shipment, all of them: what came later counts too
 * @param keyOf folds a serial number or tag, so that its spelling does not matter
 * @returns ids of items that were received and that are missing, and the lines that name none
 */
export function reconciled(
  manifest: readonly ManifestItem[],
  receipts: readonly (readonly ReceiptLine[])[],
  keyOf: (code: string) => string,
): Reconciliation {
  const bySerial = new Map<string, string>()
  for (const { id, serial } of manifest) if (serial !== null) bySerial.set(keyOf(serial), id)
  // a serial number goes before a tag that reads the same
  for (const { id, tag } of manifest)
    if (tag !== null && !bySerial.has(keyOf(tag))) bySerial.set(keyOf(tag), id)
  const received = new Set<string>()
  const unexpected: ReceiptLine[] = []
  for (const lines of receipts)
    for (const line of lines) {
      const id = bySerial.get(keyOf(line.serial))
      if (id === undefined || received.has(id)) unexpected.push(line)
      else received.add(id)
    }
  return {
    received: [...received],
    missing: manifest.filter(({ id }) => !received.has(id)).map(({ id }) => id),
    unexpected,
  }
}
