import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import type { LabelSettings } from '../../../../../src-shared/features/labels/designs/settings-entity.ts'
import { labelsProblems } from '../../../../../src-shared/features/labels/labels-problems-contract.ts'
import type { LabelStock } from '../../../../../src-shared/features/labels/stock.ts'
import { builtInTemplates, type LabelTemplate } from '../../../../../src-shared/features/labels/template.ts'
import { foldedText } from '../../../../../src-shared/identity/folded-text.ts'
import { labelDesigns } from '../label-designs.ts'
import { labelSettings } from '../label-settings.ts'
import { organisationName } from '../labels-query.ts'
import { stockCatalogue, stockNamed } from './stock-catalogue.ts'
import { templateNamed } from './template-named.ts'

/** The stocks and templates that there are, those of the organisation’s own first. */
export interface LabelLibrary {
  stocks: readonly LabelStock[]
  templates: readonly LabelTemplate[]
}

/** What is shipped. */
export const shippedLibrary: LabelLibrary = { stocks: stockCatalogue, templates: builtInTemplates }

/** All that a data folder has for its labels. */
export function labelLibrary(database: Database) {
  const own = { stocks: labelDesigns.stocks(database), templates: labelDesigns.templates(database) }
  const library: LabelLibrary = {
    stocks: [...own.stocks, ...shippedLibrary.stocks],
    templates: [...own.templates, ...shippedLibrary.templates],
  }
  return {
    ...library,
    isOwn: (one: LabelStock | LabelTemplate) =>
      [...own.stocks, ...own.templates].some((other) => other === one),
    /** @throws STOCK_UNKNOWN, STOCK_UNCLEAR */
    stock: (name: string) => stockNamed(name, library.stocks),
    /** @throws TEMPLATE_UNKNOWN */
    template: (name: string) => templateNamed(name, library.templates),
    /** @throws PRINTER_PROFILE_UNKNOWN */
    printer: (name: string) => printerNamed(database, name),
  }
}

/** What codes and lines of an organisation’s labels say, and what scans them. */
export function labelKeys(database: Database, gs1Prefix?: string) {
  const settings = labelSettings.get(database)
  return {
    gs1Prefix: gs1Prefix ?? settings.gs1Prefix ?? undefined,
    urlBase: settings.urlBase ?? undefined,
    readers: settings.readers satisfies LabelSettings['readers'],
  }
}

/** The name of the organisation as it stands on labels. */
export const organisationOnLabels = (database: Database) =>
  labelSettings.get(database).organisation ?? organisationName(database)

function printerNamed(database: Database, name: string) {
  const printers = labelDesigns.printers(database)
  const printer = printers.find((one) => foldedText(one.name) === foldedText(name))
  if (printer) return printer
  const known = printers.map((one) => one.name)
  throw failure(labelsProblems, 'PRINTER_PROFILE_UNKNOWN', { profile: name, known })
}
