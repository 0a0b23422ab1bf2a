import { disposalVendorCliText as text } from './disposal-vendor-cli-text.ts'
import { usageError } from './failures.ts'

/** Gathers an option that can be given several times. */
export const repeated = (given: string, before: string[] | undefined): string[] => [...(before ?? []), given]

/**
 * The parts of a value that semicolons part, without blanks around them.
 * @param form names them, as `KIND;NUMBER`; what stands in brackets may be left out
 * @throws USAGE
 */
export function partsOf(given: string, form: string): string[] {
  const parts = given.split(';').map((part) => part.trim())
  const needed = form.replace(/\[.*\]/, '').split(';').length
  const most = form.split(';').length
  if (parts.length < needed || parts.length > most || parts.slice(0, needed).includes(''))
    throw usageError(text.partsWrong(given, form))
  return parts
}
