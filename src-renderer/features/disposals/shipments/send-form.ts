import type {
  BatteryType,
  WeeeCategory,
} from '../../../../src-shared/features/disposals/shipments/shipment.ts'

/** What is typed of a shipment; kilograms as they are typed. */
export interface SendForm {
  carrier: string
  consignment: string
  shipsOn: string
  originCountry: string
  country: string
  baselConsent: string
  seal: string
  wasteCodes: string
  weights: readonly { category: WeeeCategory; gross: string; tare: string }[]
  batteries: readonly { type: BatteryType; net: string; inEquipment: boolean }[]
}

export const blankShipment: SendForm = {
  carrier: '',
  consignment: '',
  shipsOn: '',
  originCountry: '',
  country: '',
  baselConsent: '',
  seal: '',
  wasteCodes: '',
  weights: [],
  batteries: [],
}

/** Grams of kilograms as they are typed; null where that is no weight. */
export function gramsOf(typed: string): number | null {
  const kilograms = Number(typed.trim().replace(',', '.'))
  if (typed.trim() === '' || !Number.isFinite(kilograms) || kilograms < 0) return null
  return Math.round(kilograms * 1000)
}

const isCountry = (typed: string) => /^[A-Za-z]{2}$/.test(typed.trim())

/** Whether all is there that a shipment needs. */
export function isWhole(form: SendForm): boolean {
  const { carrier, consignment, shipsOn, originCountry, country, weights, batteries } = form
  return (
    carrier.trim() !== '' &&
    consignment.trim() !== '' &&
    shipsOn !== '' &&
    isCountry(originCountry) &&
    isCountry(country) &&
    weights.every(({ gross, tare }) => gramsOf(gross) !== null && gramsOf(tare) !== null) &&
    batteries.every(({ net }) => gramsOf(net) !== null)
  )
}

/** Whether it leaves the country. */
export const crossesBorder = ({ originCountry, country }: SendForm): boolean =>
  isCountry(originCountry) &&
  isCountry(country) &&
  originCountry.trim().toUpperCase() !== country.trim().toUpperCase()

/** What the engine is handed. */
export function shipmentOf(form: SendForm) {
  const said = (word: string) => (word.trim() === '' ? null : word.trim())
  return {
    carrier: form.carrier.trim(),
    consignment: form.consignment.trim(),
    shipsOn: form.shipsOn,
    originCountry: form.originCountry.trim().toUpperCase(),
    country: form.country.trim().toUpperCase(),
    baselConsent: said(form.baselConsent),
    seal: said(form.seal),
    weights: form.weights.map(({ category, gross, tare }) => ({
      category,
      gross: gramsOf(gross) ?? 0,
      tare: gramsOf(tare) ?? 0,
    })),
    batteries: form.batteries.map(({ type, net, inEquipment }) => ({
      type,
      net: gramsOf(net) ?? 0,
      inEquipment,
    })),
    wasteCodes: form.wasteCodes
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== ''),
  }
}
