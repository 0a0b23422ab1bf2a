import type { Writable } from 'node:stream'
import type { Database } from 'better-sqlite3'
import { assertNever } from '../../../../src-shared/contract/assert-never.ts'
import { failure } from '../../../../src-shared/contract/problems.ts'
import type { LabelPrint } from '../../../../src-shared/features/labels/labels-contract.ts'
import { labelPrintProblems } from '../../../../src-shared/features/labels/labels-problems-contract.ts'
import { stockName } from '../../../../src-shared/features/labels/stock.ts'
import { documentFonts } from '../../documents/document-fonts.ts'
import type { DrawnLabels } from '../../documents/document-order.ts'
import { assertBlanksCertain } from './blanks-certain.ts'
import { fieldReader } from './label-fields.ts'
import { labelLook } from './label-look.ts'
import { writeLabelsPdf } from './labels-pdf.ts'
import { labelledSubjects } from './labels-query.ts'
import { writeOneLabel } from './one-label.ts'
import { printDesign } from './print-design.ts'
import { labelSubjects, type NumbersOfScope } from './queue/wanted-labels-query.ts'
import { writeLabelsZpl } from './zpl/labels-zpl.ts'

/** Where labels find what they show. */
export interface LabelSources {
  database: Database
  dataFolder: string
  numbersOfScope: NumbersOfScope
}

/**
 * Writes labels in one of their forms, as the register says now, and tells of what.
 * @throws LABEL_REFUSED, NOTHING_TO_PRINT, TAG_NUMBERS_REST before anything is written
 */
export async function writeLabels(
  { database, dataFolder, numbersOfScope }: LabelSources,
  { assets, drawnAt, ...print }: LabelPrint & { drawnAt: string },
  output: Writable,
  tell: (drawn: DrawnLabels) => void,
): Promise<void> {
  const subjects = await labelSubjects(database, assets, numbersOfScope, drawnAt.slice(0, 10))
  if (subjects.length === 0) throw failure(labelPrintProblems, 'NOTHING_TO_PRINT', {})
  assertBlanksCertain(database, subjects)
  // what is checked is what is drawn
  database.exec('BEGIN')
  const assetTags = Array.from(labelledSubjects(database, subjects), ({ assetTag }) => assetTag)
  const { design, printer } = printDesign(database, print, assetTags)
  const look = labelLook(database, dataFolder)
  const job = { design, ...print, printer, look, organisation: look.organisation, drawnAt }
  const fieldsOf = fieldReader(database, design.template)
  const labels = function* () {
    for (const asset of labelledSubjects(database, subjects, fieldsOf))
      for (let copy = 0; copy < print.copies; copy++) yield asset
  }
  const { stock, template, dpi } = design
  tell({ subjects, design: { stock: stockName(stock), template: template.name, dpi } })
  const count = assetTags.length * print.copies
  const fonts = documentFonts()
  switch (print.format) {
    case 'pdf':
      return writeLabelsPdf(labels(), { ...job, count }, output, fonts)
    case 'zpl':
      return writeLabelsZpl(labels(), job, output, fonts)
    case 'png':
    case 'svg':
      return writeOneLabel([...labels()], { design, look, format: print.format }, output, fonts)
    default:
      return assertNever(print.format)
  }
}
