const longMonths: readonly number[] = [1, 3, 5, 7, 8, 10, 12]

/** The day as ISO 8601 (2023-01-31), or null where the calendar has none such, or only before the year 100. */
export function calendarDate(year: number, month: number, day: number): string | null {
  const isDay =
    year >= 100 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
  return isDay ? `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}` : null
}

/** By the Gregorian calendar. */
function daysOf(year: number, month: number): number {
  if (month !== 2) return longMonths.includes(month) ? 31 : 30
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

const twoDigits = (value: number) => (value < 10 ? `0${value}` : `${value}`)

/** Whether a text is a day of the calendar, written 2023-01-31. */
export function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts !== null && calendarDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null
}
