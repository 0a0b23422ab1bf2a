import { type Command, InvalidArgumentError } from 'commander'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import type { LabelTestPage } from '../../../src-shared/features/labels/labels-contract.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { checkWritable, standardStream, takeOutgoing } from './file-transfer.ts'
import { labelCliText as text } from './label-cli-text.ts'
import { addPrintedOptions, othersOf, type PrintedOptions, pageAskedOf } from './label-print-options.ts'
import { addDpiOption, type PrinterOptions } from './label-printer-options.ts'
import { wantedOf } from './label-wanted-options.ts'
import { inDigits, printJson, printLine } from './output.ts'
import type { Session } from './session.ts'

/** `labels stocks outline PART`: what is laid over a sheet before it is trusted. */
export function addOutlineCommand(stocks: Command, run: Run): void {
  addCommand(stocks, 'outline <part>', text.commands.outline)
    .requiredOption('--pdf <file>', text.options.pdf)
    .action(async (part: string, { pdf }: { pdf: string }, command: Command) =>
      written(run, command, () => ({ page: 'outline', stock: part }), pdf),
    )
}

/** `labels printers ruler`: what is measured to find how far a printer is off. */
export function addRulerCommand(printers: Command, run: Run): void {
  addDpiOption(addCommand(printers, 'ruler', text.commands.ruler))
    .option('--paper <size>', text.options.paper, paperOf, 'A4' as const)
    .option('--pdf <file>', text.options.pdf)
    .option('--zpl <file>', text.options.rulerZpl)
    .action(
      async (
        given: { paper: 'A4' | 'Letter'; pdf?: string; zpl?: string } & Pick<PrinterOptions, 'dpi'>,
        command: Command,
      ) => {
        const { pdf, zpl, paper, dpi } = given
        const file = pdf ?? zpl
        if (file === undefined || (pdf !== undefined && zpl !== undefined)) throw usageError(text.oneRuler)
        const size = pdf === undefined ? null : paper
        return written(run, command, () => ({ page: 'ruler', paper: size, dpi }), file)
      },
    )
}

/** `labels preview`: the first page of a print as a picture, of which nothing is recorded. */
export function addPreviewCommand(labels: Command, run: Run): void {
  addPrintedOptions(addCommand(labels, 'preview', text.commands.preview))
    .option('--png <file>', text.options.pagePng)
    .option('--svg <file>', text.options.pageSvg)
    .action(async (given: PrintedOptions & { png?: string; svg?: string }, command: Command) => {
      const { png, svg } = given
      const file = png ?? svg
      if (file === undefined || (png !== undefined && svg !== undefined)) throw usageError(text.onePicture)
      const format = png === undefined ? 'svg' : 'png'
      return written(
        run,
        command,
        async ({ client }) => {
          const assets = await wantedOf(client, given, othersOf(given))
          return { page: 'first', format, assets, ...pageAskedOf(given) }
        },
        file,
      )
    })
}

async function written(
  run: Run,
  command: Command,
  inputOf: (session: Session) => LabelTestPage | Promise<LabelTestPage>,
  file: string,
): Promise<void> {
  await checkWritable(file)
  await run(command, async (session, { json }) => {
    const { jobId } = await session.client.labels.testPage(await inputOf(session))
    const made = (await session.jobResult(jobId)) as FileResult
    await takeOutgoing(session, made, file)
    if (file === standardStream) return exitCodes.done
    if (json) await printJson({ file, size: made.size })
    else await printLine(cliText.results.fileWritten(file, inDigits(made.size)))
    return exitCodes.done
  })
}

function paperOf(given: string): 'A4' | 'Letter' {
  const paper = (['A4', 'Letter'] as const).find((one) => one.toLowerCase() === given.toLowerCase())
  if (!paper) throw new InvalidArgumentError(text.paperUnknown)
  return paper
}
