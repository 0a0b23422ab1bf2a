import { realpath, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import type { ImportResult } from '../../../src-shared/features/imports/imports-contract.ts'
import { type DateOrder, dateOrders } from '../../../src-shared/features/imports/list-dates.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { checkWritable, openToRead, stageFile, standardStream, takeOutgoing } from './file-transfer.ts'
import { inDigits, printJson, printLine } from './output.ts'
import type { Session } from './session.ts'

interface Options {
  update?: boolean
  dates?: DateOrder
  rejects?: string
}

const shownRejected = 10

export function addImportCommand(program: Command, run: Run): void {
  addCommand(program, 'import <file>', cliText.commands.import)
    .option('--update', cliText.options.update)
    .addOption(new Option('--dates <order>', cliText.options.dates).choices(dateOrders))
    .option('--rejects <file>', cliText.options.rejects)
    .action(async (file: string, options: Options, command: Command) => {
      const bytes = await openToRead(file)
      if (options.rejects !== undefined) await checkRejects(file, options.rejects)
      await run(command, async (session, { json }) => {
        const { update = false, dates } = options
        const stagingId = await stageFile(session, bytes)
        const fileName = file === standardStream ? 'stdin.csv' : basename(file)
        const { jobId } = await session.client.imports.start({ stagingId, fileName, update, dates })
        const result = (await session.jobResult(jobId)) as ImportResult
        if (options.rejects !== undefined) await writeRejects(session, result, options.rejects)
        await print(result, json || !process.stdout.isTTY, options.rejects)
        return result.rejected > 0 ? exitCodes.doneWithFindings : exitCodes.done
      })
    })
}

async function checkRejects(list: string, rejects: string): Promise<void> {
  await checkWritable(rejects)
  const real = (file: string) => realpath(file).catch(() => null)
  const [listPath, rejectsPath] = [await real(list), await real(rejects)]
  if (listPath !== null && listPath === rejectsPath) throw usageError(cliText.problems.rejectsOverList)
}

/** Afterwards the file holds the rejected rows of this import; where there are none, an older one would mislead. */
async function writeRejects(session: Session, { rejects }: ImportResult, file: string): Promise<void> {
  if (rejects) await takeOutgoing(session, rejects, file)
  else if (file !== standardStream) await rm(file, { force: true })
}

async function print(result: ImportResult, json: boolean, rejectsFile: string | undefined): Promise<void> {
  const { rows, created, updated, unchanged, rejected, columnsNotUsed } = result
  if (json) return printJson({ rows, created, updated, unchanged, rejected, columnsNotUsed })
  for (const line of importLines(result, rejectsFile !== undefined)) await printLine(line)
}

/** What a person reads of an import. */
export function importLines(result: ImportResult, rejectsWritten: boolean): string[] {
  const { rows, created, updated, unchanged, rejected, columnsNotUsed, firstRejected } = result
  const { results } = cliText
  const shown = firstRejected.slice(0, shownRejected)
  return [
    results.imported(
      inDigits(rows),
      inDigits(created),
      inDigits(updated),
      inDigits(unchanged),
      inDigits(rejected),
    ),
    ...(columnsNotUsed.length > 0 ? [results.columnsNotUsed(columnsNotUsed)] : []),
    ...shown.map(({ line, assetTag, reason }) => results.rejectedRow(line, assetTag, reason)),
    ...(rejected > shown.length ? [results.moreRejected(inDigits(rejected - shown.length))] : []),
    ...(rejected > 0 && !rejectsWritten ? [results.rejectsHint] : []),
  ]
}
