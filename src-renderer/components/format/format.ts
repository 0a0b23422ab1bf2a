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

const ago = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' })
const weekdays = new Intl.DateTimeFormat(undefined, { weekday: 'long' })
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago a moment was, of the present day and the one before; an earlier one as it is. @param now milliseconds */
export function formatAgo(iso: string, now: number): string {
  const past = Math.max(0, now - Date.parse(iso))
  if (past < minute) return ago.format(0, 'second')
  if (past < hour) return ago.format(-Math.floor(past / minute), 'minute')
  if (past < day) return ago.format(-Math.floor(past / hour), 'hour')
  return formatMoment(iso)
}

/** A moment since which something lasts: the time of today, the day of this week, else the date. @param now milliseconds */
export function formatSince(iso: string, now: number): string {
  const at = new Date(iso)
  if (at.toDateString() === new Date(now).toDateString()) return formatTime(iso)
  return now - at.getTime() < 6 * day ? weekdays.format(at) : formatDay(iso.slice(0, 10))
}
