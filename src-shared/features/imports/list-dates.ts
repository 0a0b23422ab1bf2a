import { calendarDate } from '../../values/calendar-date.ts'

export const dateOrders = ['iso', 'mdy', 'dmy'] as const
/** Which of two numbers is the day. `iso`: the file has no such dates. */
export type DateOrder = (typeof dateOrders)[number]

const isoDate = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/
const numericDate = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?: .*)?$/
const monthFirst = /^(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?: .*)?$/i
const dayFirst = /^(?:[a-z]{3,9},? )?(\d{1,2})\.? ([a-z]{3,9})\.? (\d{4})(?: .*)?$/i
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Gathers from all dates of a file in which order they are written: a number above 12 cannot be a month, and points
 * (31.1.2023) part the day first wherever they are used. Nothing is guessed from a single row.
 */
export class DateOrderEvidence {
  #example: string | undefined
  readonly #seen = new Set<DateOrder>()

  add(text: string): void {
    const match = numericDate.exec(text.trim())
    if (!match) return
    const [first, second] = [Number(match[1]), Number(match[3])]
    if (first > 12 && second > 12) return // no date in either order: its row is rejected, the file is not asked about
    this.#example ??= text.trim()
    if (first > 12 || match[2] === '.') this.#seen.add('dmy')
    else if (second > 12) this.#seen.add('mdy')
  }

  /** The order of the file, or an example of its dates when they leave it open (or contradict one another). */
  conclude(): { order: DateOrder } | { example: string } {
    if (this.#example === undefined) return { order: 'iso' }
    const [order, ...others] = this.#seen
    return order && others.length === 0 ? { order } : { example: this.#example }
  }
}

/** A date as ISO 8601 (2023-01-31), or null when it is none. Two-digit years: 69–99 are 19xx (POSIX). A time is left out. */
export function parseListDate(text: string, order: DateOrder): string | null {
  const trimmed = text.trim()
  const iso = isoDate.exec(trimmed)
  if (iso) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const named = monthFirst.exec(trimmed)
  if (named) return calendarDate(Number(named[3]), monthNumber(named[1]), Number(named[2]))
  const dayNamed = dayFirst.exec(trimmed)
  if (dayNamed) return calendarDate(Number(dayNamed[3]), monthNumber(dayNamed[2]), Number(dayNamed[1]))
  const numeric = numericDate.exec(trimmed)
  if (!numeric || order === 'iso') return null
  const [first, second] = [Number(numeric[1]), Number(numeric[3])]
  const year = fullYear(numeric[4] as string)
  return order === 'mdy' ? calendarDate(year, first, second) : calendarDate(year, second, first)
}

function monthNumber(name: string | undefined): number {
  return months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}

function fullYear(digits: string): number {
  if (digits.length === 4) return Number(digits)
  return Number(digits) + (Number(digits) >= 69 ? 1900 : 2000)
}
