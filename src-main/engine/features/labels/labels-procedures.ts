import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { labelsContract, type PageAsked } from '../../../../src-shared/features/labels/labels-contract.ts'
import type { ShownStock } from '../../../../src-shared/features/labels/labels-message.ts'
import { labelsProblems } from '../../../../src-shared/features/labels/labels-problems-contract.ts'
import { cellsOf, formOf, type LabelStock, stockName } from '../../../../src-shared/features/labels/stock.ts'
import { findStocks } from '../../../../src-shared/features/labels/stock-search.ts'
import { codesOf, isDrawn } from '../../../../src-shared/features/labels/template.ts'
import { implementCalls } from '../../calls/implement.ts'
import { labelKeys, labelLibrary } from './designs/label-library.ts'
import { usualResolution } from './designs/stock-catalogue.ts'
import { labelLook } from './label-look.ts'
import { assertWanted } from './queue/assert-wanted.ts'

const os = implementCalls(labelsContract)

export default {
  stocks: os.stocks.handler(({ input, context }) => ({
    stocks: stocksFound(context.database, input.text),
  })),

  templates: os.templates.handler(({ context }) => ({
    templates: labelLibrary(context.database).templates.map((template) => ({
      name: template.name,
      codes: codesOf(template),
      lines: isDrawn(template) ? [] : [...template.lines],
      drawnFor: isDrawn(template) ? { width: template.width, height: template.height } : null,
    })),
  })),

  check: os.check.handler(async ({ input, context: { database } }) => {
    // What draws codes is two megabytes of code: a thread has it in memory once somebody asks.
    const { checkLabel } = await import('./check-label.ts')
    const library = labelLibrary(database)
    const stock = library.stock(input.stock)
    const dpi = input.dpi ?? usualResolution(stock)
    const template = library.template(input.template)
    return checkLabel({ stock, template, dpi, ...labelKeys(database, input.gs1Prefix) }, input.text, library)
  }),

  preview: os.preview.handler(async ({ input, context: { database, dataFolder } }) => {
    const { previewLabel, stockOfTemplate } = await import('./preview-label.ts')
    const library = labelLibrary(database)
    const template = typeof input.template === 'string' ? library.template(input.template) : input.template
    const stock =
      input.stock === undefined && isDrawn(template)
        ? stockOfTemplate(template)
        : library.stock(input.stock ?? '')
    const dpi = input.dpi ?? usualResolution(stock)
    const design = { stock, template, dpi, ...labelKeys(database) }
    return previewLabel(database, design, input.assetTag, labelLook(database, dataFolder), library)
  }),

  previewPage: os.previewPage.handler(async ({ input, context: { database, dataFolder, now } }) => {
    checkOn(database, input)
    assertWanted(database, input.assets)
    const { previewFirstPage } = await import('./page/first-page.ts')
    return previewFirstPage({ database, dataFolder }, input, now().slice(0, 10))
  }),

  testPage: os.testPage.handler(({ input, context }) => {
    if (input.page === 'outline') labelLibrary(context.database).stock(input.stock)
    if (input.page === 'first') {
      checkOn(context.database, input)
      assertWanted(context.database, input.assets)
    }
    return context.write((tx) => ({ jobId: context.jobs().start(tx, 'labelTest', input) }))
  }),

  print: os.print.handler(({ input, context }) => {
    const stock = checkOn(context.database, input)
    if (input.format === 'zpl' && stock.paper !== null)
      throw failure(labelsProblems, 'STOCK_IS_NO_ROLL', { stock: stockName(stock) })
    if (input.to.kind === 'host' && input.format !== 'zpl')
      throw failure(labelsProblems, 'PRINTER_TAKES_ZPL', { printer: input.to.host })
    if (input.to.kind === 'printer' && (input.format === 'png' || input.format === 'svg'))
      throw failure(labelsProblems, 'PICTURE_NEEDS_FILE', { format: input.format })
    assertWanted(context.database, input.assets)
    return context.write((tx) => ({ jobId: context.jobs().start(tx, 'labels', input) }))
  }),
}

function stocksFound(database: Database, text: string): ShownStock[] {
  const { stocks, isOwn } = labelLibrary(database)
  return findStocks(stocks, text).map((stock) => shown(stock, isOwn(stock)))
}

function shown(stock: LabelStock, own: boolean): ShownStock {
  const { brand, part, also, columns, rows, width, height } = stock
  return { brand, part, also: [...also], form: formOf(stock), columns, rows, width, height, own }
}

/**
 * Looks whether what labels are printed on is there.
 * @throws STOCK_UNKNOWN, STOCK_UNCLEAR, TEMPLATE_UNKNOWN, PRINTER_PROFILE_UNKNOWN, CELL_OUTSIDE
 */
function checkOn(
  database: Database,
  { startCell, skip, ...on }: Pick<PageAsked, 'stock' | 'template' | 'profile' | 'startCell' | 'skip'>,
): LabelStock {
  const library = labelLibrary(database)
  const stock = library.stock(on.stock)
  if (on.template !== undefined) library.template(on.template)
  if (on.profile !== undefined) library.printer(on.profile)
  const cells = cellsOf(stock)
  const outside = [startCell, ...skip].find((cell) => cell > cells)
  if (outside !== undefined) throw failure(labelsProblems, 'CELL_OUTSIDE', { cell: outside, cells })
  return stock
}
