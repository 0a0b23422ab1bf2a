/** The day as ISO 8601 (2023-01-31), or null where the calendar has none such. */
export function calendarDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}

/** Whether a text is a day of the calendar, written 2023-01-31. */
export function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts !== null && calendarDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null
}
