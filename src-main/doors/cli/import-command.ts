import { realpath, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ImportPreview, ImportResult } from '../../../src-shared/features/imports/imports-contract.ts'
import { type DateOrder, dateOrders } from '../../../src-shared/features/imports/list-dates.ts'
import {
  type ListDelimiter,
  type ListEncoding,
  listDelimiters,
  listEncodings,
} from '../../../src-shared/features/imports/list-format.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { checkWritable, openToRead, stageFile, standardStream, takeOutgoing } from './file-transfer.ts'
import { inDigits, printJson, printLine } from './output.ts'
import type { Session } from './session.ts'

interface Options {
  update?: boolean
  dates?: DateOrder
  encoding?: ListEncoding
  delimiter?: ListDelimiter
  map: Record<string, string>
  newFields?: boolean
  dryRun?: boolean
  rejects?: string
}

const shownRejected = 10

export function addImportCommand(program: Command, run: Run): void {
  addCommand(program, 'import <file>', cliText.commands.import)
    .option('--update', cliText.options.update)
    .addOption(new Option('--dates <order>', cliText.options.dates).choices(dateOrders))
    .addOption(new Option('--encoding <name>', cliText.options.encoding).choices(listEncodings))
    .option('--delimiter <sign>', cliText.options.delimiter, delimiterNamed)
    .option('--map <header=field>', cliText.options.map, withMapping, {})
    .option('--new-fields', cliText.options.newFields)
    .option('--dry-run', cliText.options.dryRun)
    .option('--rejects <file>', cliText.options.rejects)
    .action(async (file: string, options: Options, command: Command) => {
      const bytes = await openToRead(file)
      if (options.rejects !== undefined) await checkRejects(file, options.rejects)
      await run(command, async (session, { json }) => {
        const { update = false, newFields = false, dates, encoding, delimiter, map: mapping } = options
        const stagingId = await stageFile(session, bytes)
        const fileName = file === standardStream ? 'stdin.csv' : basename(file)
        const order = { stagingId, fileName, update, dates, encoding, delimiter, mapping, newFields }
        if (options.dryRun) return printPreview(session, order, json)
        const { jobId } = await session.client.imports.start(order)
        const result = (await session.jobResult(jobId)) as ImportResult
        if (options.rejects !== undefined) await writeRejects(session, result, options.rejects)
        await print(result, json || !process.stdout.isTTY, options.rejects)
        return result.rejected > 0 ? exitCodes.doneWithFindings : exitCodes.done
      })
    })
}

const delimiters: Record<string, ListDelimiter> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  '\\t': '\t',
  pipe: '|',
}

function delimiterNamed(text: string): ListDelimiter {
  const delimiter = delimiters[text] ?? listDelimiters.find((one) => one === text)
  if (delimiter === undefined) throw new InvalidArgumentError(cliText.problems.delimiterUnknown)
  return delimiter
}

/** Gathers every `--map "Header=field"`; the last equals sign parts them, since a header may hold one. */
function withMapping(text: string, earlier: Record<string, string>): Record<string, string> {
  const sign = text.lastIndexOf('=')
  const [header, field] = [text.slice(0, sign).trim(), text.slice(sign + 1).trim()]
  if (sign < 0 || header === '' || field === '') throw new InvalidArgumentError(cliText.problems.mapUnclear)
  return { ...earlier, [header]: field }
}

async function printPreview(
  session: Session,
  order: Parameters<Session['client']['imports']['preview']>[0],
  json: boolean,
): Promise<ExitCode> {
  const { jobId } = await session.client.imports.preview(order)
  const preview = (await session.jobResult(jobId)) as ImportPreview
  if (json || !process.stdout.isTTY) await printJson(preview)
  else for (const line of previewLines(preview)) await printLine(line)
  return preview.reject > 0 ? exitCodes.doneWithFindings : exitCodes.done
}

/** What a person reads of what an import would do. */
function previewLines({ format, columns, newFields, first, ...counts }: ImportPreview): string[] {
  const { results } = cliText
  const notUsed = columns.flatMap(({ title, field }) => (field === null && title !== '' ? [title] : []))
  return [
    results.wouldImport(
      inDigits(counts.rows),
      inDigits(counts.create),
      inDigits(counts.update),
      inDigits(counts.skip),
      inDigits(counts.reject),
    ),
    ...readAs(format),
    ...(newFields.length > 0 ? [results.newFields(newFields)] : []),
    ...(notUsed.length > 0 ? [results.columnsNotUsed(notUsed)] : []),
    ...first.update.map(({ line, assetTag, fields }) => results.wouldChange(line, assetTag, fields)),
    ...first.reject.map(({ line, assetTag, reason }) => results.rejectedRow(line, assetTag, reason)),
  ]
}

/** How the list was read, where that is not as every list is. */
function readAs({ encoding, delimiter, dates }: ImportResult['format']): string[] {
  if (encoding === 'utf-8' && delimiter === ',' && dates === 'iso') return []
  return [cliText.results.readAs(encoding, delimiter === '\t' ? 'tab' : delimiter, dates)]
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
  const { rows, created, updated, unchanged, rejected, columnsNotUsed, format } = result
  if (json) return printJson({ rows, created, updated, unchanged, rejected, columnsNotUsed, format })
  for (const line of importLines(result, rejectsFile !== undefined)) await printLine(line)
}

/** What a person reads of an import. */
export function importLines(result: ImportResult, rejectsWritten: boolean): string[] {
  const { rows, created, updated, unchanged, rejected, columnsNotUsed, firstRejected, format } = result
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
    ...readAs(format),
    ...(columnsNotUsed.length > 0 ? [results.columnsNotUsed(columnsNotUsed)] : []),
    ...shown.map(({ line, assetTag, reason }) => results.rejectedRow(line, assetTag, reason)),
    ...(rejected > shown.length ? [results.moreRejected(inDigits(rejected - shown.length))] : []),
    ...(rejected > 0 && !rejectsWritten ? [results.rejectsHint] : []),
  ]
}
