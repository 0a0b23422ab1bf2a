import { InvalidArgumentError } from 'commander'
import { disposalCliText } from './disposal-cli-text.ts'

/** A day as 2026-11-29, which is in the calendar. @throws InvalidArgumentError */
export function calendarDay(given: string): string {
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(given) && new Date(`${given}T00:00:00Z`).toJSON()?.startsWith(given)
  if (!isDay) throw new InvalidArgumentError(disposalCliText.noDay(given))
  return given
}
