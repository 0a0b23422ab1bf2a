/** Numbers and moments as the person's locale writes them. Moments are stored in UTC and shown local. */

const whole = new Intl.NumberFormat()
const percents = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })
const amounts = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 4 })
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })
const clockTimes = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

export const formatNumber = (value: number): string => whole.format(value)
export const formatPercent = (part: number, of: number): string => percents.format(of === 0 ? 0 : part / of)
/** An amount of money as it is stored (`1234.50`), without a currency. */
export const formatAmount = (amount: string): string => amounts.format(Number(amount))
export const formatMoment = (iso: string): string => moments.format(new Date(iso))
export const formatTime = (iso: string): string => clockTimes.format(new Date(iso))
/** A calendar day (`2026-03-01`), which is the same day everywhere. */
export const formatDay = (day: string): string => days.format(new Date(`${day}T00:00:00Z`))

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

export function formatBytes(bytes: number): string {
  const power = Math.min(byteUnits.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const format = new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: byteUnits[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  })
  return format.format(bytes / 1000 ** power)
}
