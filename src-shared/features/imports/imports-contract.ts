import { z } from 'zod'
import { command } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { filesProblems } from '../files/files-contract.ts'
import { fileResult } from '../jobs/jobs-contract.ts'
import { importsText } from './imports-text.ts'
import { dateOrders } from './list-dates.ts'
import { listDelimiters, listEncodings } from './list-format.ts'

/** Why an import as a whole cannot be done; they end the job before anything is written. */
export const importProblems = {
  CSV_EMPTY: problem(z.object({}), () => importsText.csvEmpty),
  CSV_NOT_UTF8: problem(z.object({ line: z.number().int() }), ({ line }) => importsText.csvNotUtf8(line)),
  CSV_MALFORMED: problem(z.object({ line: z.number().int(), reason: z.string() }), ({ line, reason }) =>
    importsText.csvMalformed(line, reason),
  ),
  CSV_WORKBOOK: problem(z.object({}), () => importsText.csvWorkbook),
  ASSET_TAG_COLUMN_MISSING: problem(z.object({ columns: z.array(z.string()) }), ({ columns }) =>
    importsText.assetTagColumnMissing(columns),
  ),
  COLUMN_TWICE: problem(z.object({ columns: z.array(z.string()) }), ({ columns }) =>
    importsText.columnTwice(columns),
  ),
  COLUMN_UNKNOWN: problem(
    z.object({ column: z.string(), columns: z.array(z.string()) }),
    ({ column, columns }) => importsText.columnUnknown(column, columns),
  ),
  FIELD_UNKNOWN: problem(z.object({ field: z.string() }), ({ field }) => importsText.fieldUnknown(field)),
  DATE_ORDER_AMBIGUOUS: problem(
    z.object({ column: z.string(), example: z.string() }),
    ({ column, example }) => importsText.dateOrderAmbiguous(column, example),
  ),
}

/** How a list was read: found out, or as somebody said. */
const listFormat = z.object({
  encoding: z.enum(listEncodings),
  delimiter: z.enum(listDelimiters),
  dates: z.enum(dateOrders),
})
const rejectedRow = z.object({ line: z.number().int(), assetTag: z.string(), reason: z.string() })

export const importResult = z.object({
  format: listFormat,
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** columns of the file that the register has no field for; their content was not taken over */
  columnsNotUsed: z.array(z.string()),
  /** the first rejected rows, for the screen */
  firstRejected: z.array(rejectedRow),
  /** every rejected row as it came, with the reason in a last column; null if none was */
  rejects: fileResult.nullable(),
})
export type ImportResult = z.output<typeof importResult>

const previewedRow = z.object({ line: z.number().int(), assetTag: z.string(), name: z.string() })

export const importPreview = z.object({
  format: listFormat,
  /** every column with what it is taken for: a field, `custom:Name`, or null for nothing */
  columns: z.array(z.object({ title: z.string(), field: z.string().nullable() })),
  /** names of own fields that the import would make */
  newFields: z.array(z.string()),
  rows: z.number().int(),
  create: z.number().int(),
  update: z.number().int(),
  /** rows that say what the register already says */
  skip: z.number().int(),
  reject: z.number().int(),
  /** the first rows of each; of those that would change an asset the names of the fields */
  first: z.object({
    create: z.array(previewedRow),
    update: z.array(previewedRow.extend({ fields: z.array(z.string()) })),
    skip: z.array(previewedRow),
    reject: z.array(rejectedRow),
  }),
})
export type ImportPreview = z.output<typeof importPreview>

const importOrder = z.object({
  stagingId: id,
  fileName: z.string().max(500),
  update: z.boolean().default(false),
  /** order of day and month, when the file itself leaves it open */
  dates: z.enum(dateOrders).optional(),
  encoding: z.enum(listEncodings).optional(),
  delimiter: z.enum(listDelimiters).optional(),
  /**
   * What columns mean, by their header (of several with the same one the second as `Header#2`): a field (`serialNumber`, or a header that means it), `custom:Name` for a field of
   * the organisation's own (made if there is none), or `ignore`. Remembered for lists with the same header.
   */
  mapping: z.record(z.string().max(500), z.string().max(500)).optional(),
  /** whether columns that mean nothing else become fields of the organisation's own */
  newFields: z.boolean().default(false),
})
export type ImportOrder = z.output<typeof importOrder>

export const importsContract = {
  /**
   * Starts the import of a staged CSV as a job (kind `import`, result ImportResult). Rows whose asset tag is known and
   * whose values differ are rejected unless `update` is set. Blank cells leave a value as it is.
   */
  start: command('register.write')
    .input(importOrder)
    .output(z.object({ jobId: id }))
    .errors(errorsOf(filesProblems)),
  /**
   * Starts a job (kind `importPreview`, result ImportPreview) that reads a staged CSV to its end and says what its import
   * would do. Nothing is written, and the file stays for the import.
   */
  preview: command('register.write')
    .input(importOrder)
    .output(z.object({ jobId: id }))
    .errors(errorsOf(filesProblems)),
}
