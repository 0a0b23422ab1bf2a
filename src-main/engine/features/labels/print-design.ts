import type { Database } from 'better-sqlite3'
import type { PrinterValue } from '../../../../src-shared/features/labels/designs/printer-entity.ts'
import type { PrintableOn } from '../../../../src-shared/features/labels/tags-contract.ts'
import { chooseTemplate } from './designs/choose-template.ts'
import { labelKeys, labelLibrary } from './designs/label-library.ts'
import { usualResolution } from './designs/stock-catalogue.ts'
import type { Design } from './label-design.ts'

/** On what labels are printed, as it is asked for: all by name. */
export type PrintAsked = PrintableOn & { profile?: string | undefined }

/**
 * On what labels with these tags are printed, with the template that all of them can be read with.
 * @throws STOCK_UNKNOWN, STOCK_UNCLEAR, TEMPLATE_UNKNOWN, PRINTER_PROFILE_UNKNOWN, LABEL_REFUSED
 */
export function printDesign(
  database: Database,
  asked: PrintAsked,
  assetTags: readonly string[],
): { design: Design; printer: PrinterValue | undefined } {
  const library = labelLibrary(database)
  const stock = library.stock(asked.stock)
  const printer = asked.profile === undefined ? undefined : library.printer(asked.profile)
  const wanted = asked.template === undefined ? undefined : library.template(asked.template)
  const dpi = asked.dpi ?? printer?.dpi ?? usualResolution(stock)
  const common = { stock, dpi, ...labelKeys(database, asked.gs1Prefix) }
  return { design: { ...common, template: chooseTemplate(common, wanted, assetTags, library) }, printer }
}
