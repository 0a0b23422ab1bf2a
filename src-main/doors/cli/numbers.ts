import { InvalidArgumentError } from 'commander'
import { cliText } from './cli-text.ts'

/** Reads a whole number of an option. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError(cliText.problems.wholeNumber)
  return Number(text)
}
