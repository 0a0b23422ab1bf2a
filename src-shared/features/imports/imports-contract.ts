import { z } from 'zod'
import { command } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { filesProblems } from '../files/files-contract.ts'
import { fileResult } from '../jobs/jobs-contract.ts'
import { importsText } from './imports-text.ts'
import { dateOrders } from './list-dates.ts'

/** Why an import as a whole cannot be done; they end the job before anything is written. */
export const importProblems = {
  CSV_EMPTY: problem(z.object({}), () => importsText.csvEmpty),
  CSV_NOT_UTF8: problem(z.object({ line: z.number().int() }), ({ line }) => importsText.csvNotUtf8(line)),
  CSV_MALFORMED: problem(z.object({ line: z.number().int(), reason: z.string() }), ({ line, reason }) =>
    importsText.csvMalformed(line, reason),
  ),
  ASSET_TAG_COLUMN_MISSING: problem(z.object({ columns: z.array(z.string()) }), ({ columns }) =>
    importsText.assetTagColumnMissing(columns),
  ),
  COLUMN_TWICE: problem(z.object({ columns: z.array(z.string()) }), ({ columns }) =>
    importsText.columnTwice(columns),
  ),
  DATE_ORDER_AMBIGUOUS: problem(
    z.object({ column: z.string(), example: z.string() }),
    ({ column, example }) => importsText.dateOrderAmbiguous(column, example),
  ),
}

export const importResult = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** columns of the file that the register has no field for; their content was not taken over */
  columnsNotUsed: z.array(z.string()),
  /** the first rejected rows, for the screen */
  firstRejected: z.array(z.object({ line: z.number().int(), assetTag: z.string(), reason: z.string() })),
  /** every rejected row as it came, with the reason in a last column; null if none was */
  rejects: fileResult.nullable(),
})
export type ImportResult = z.output<typeof importResult>

export const importsContract = {
  /**
   * Starts the import of a staged CSV as a job (kind `import`, result ImportResult). Rows whose asset tag is known and
   * whose values differ are rejected unless `update` is set. Blank cells leave a value as it is.
   */
  start: command('register.write')
    .input(
      z.object({
        stagingId: id,
        fileName: z.string().max(500),
        update: z.boolean().default(false),
        /** order of day and month, when the file itself leaves it open */
        dates: z.enum(dateOrders).optional(),
      }),
    )
    .output(z.object({ jobId: id }))
    .errors(errorsOf(filesProblems)),
}
