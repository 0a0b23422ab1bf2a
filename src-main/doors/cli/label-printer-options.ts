import { type Command, InvalidArgumentError } from 'commander'
import { type Resolution, resolutions } from '../../../src-shared/features/labels/printer-dots.ts'
import { labelCliText as text } from './label-cli-text.ts'

/** What is said of the printer and the organisation that labels are for. */
export interface PrinterOptions {
  dpi?: Resolution
  gs1Prefix?: string
}

/** The options that say which printer labels are for, and the keys of the organisation. */
export function addPrinterOptions(command: Command): Command {
  return addDpiOption(command).option('--gs1-prefix <digits>', text.options.gs1Prefix)
}

/** The option that says how many dots the printer has in an inch. */
export const addDpiOption = (command: Command): Command =>
  command.option('--dpi <dpi>', text.options.dpi, resolutionOf)

function resolutionOf(given: string): Resolution {
  const dpi = resolutions.find((one) => String(one) === given)
  if (dpi === undefined) throw new InvalidArgumentError(text.dpiUnknown)
  return dpi
}
