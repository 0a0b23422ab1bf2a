import { type Command, InvalidArgumentError } from 'commander'
import { type ReprintReason, reprintReasons } from '../../../src-shared/features/labels/label-run.ts'
import type { LabelsResult } from '../../../src-shared/features/labels/label-runs-contract.ts'
import { labelRunsText } from '../../../src-shared/features/labels/label-runs-text.ts'
import type { LabelOutput, LabelPrint } from '../../../src-shared/features/labels/labels-contract.ts'
import { printerAddress } from '../../../src-shared/features/labels/printer-address.ts'
import type { PrintedLabels } from '../../../src-shared/features/labels/wanted-labels-selection.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { checkWritable, standardStream, takeOutgoing } from './file-transfer.ts'
import { labelCliText as text } from './label-cli-text.ts'
import { addPrintedOptions, othersOf, type PrintedOptions, pageAskedOf } from './label-print-options.ts'
import { wantedOf } from './label-wanted-options.ts'
import { wholeNumber } from './numbers.ts'
import { inDigits, printJson, printLine, printNote } from './output.ts'
import type { Session } from './session.ts'

interface PrintOptions extends PrintedOptions {
  new?: number
  scheme?: string
  reprint?: ReprintReason
  pdf?: string
  zpl?: string
  printer?: string
  raw?: true
  host?: Extract<LabelOutput, { kind: 'host' }>
  png?: string
  svg?: string
}

/** Where labels go: to a file of the command line, or by the engine to a printer. */
type Target = Pick<LabelPrint, 'to' | 'format'> & { file: string | null }

export function addLabelPrintCommand(labels: Command, run: Run): void {
  const print = addPrintedOptions(addCommand(labels, 'print', text.commands.print))
  print
    .option('--new <count>', text.options.new, wholeNumber)
    .option('--scheme <name>', text.options.scheme)
    .option('--reprint <reason>', text.options.reprint, reprintReason)
    .option('--pdf <file>', text.options.pdf)
    .option('--zpl <file>', text.options.zpl)
    .option('--printer <name>', text.options.printer)
    .option('--raw', text.options.raw)
    .option('--host <address>', text.options.host, hostOf)
    .option('--png <file>', text.options.png)
    .option('--svg <file>', text.options.svg)
    .action(async (given: PrintOptions, command: Command) => {
      const { file, ...target } = targetOf(given)
      if (file !== null) await checkWritable(file)
      await run(command, async (session, { json }) => {
        const { reprint } = given
        const { jobId } = await session.client.labels.print({
          assets: await assetsOf(session, given),
          ...target,
          ...pageAskedOf(given),
          reprint,
        })
        const made = (await session.jobResult(jobId)) as LabelsResult
        if (file !== null) {
          await takeOutgoing(session, made, file)
          await session.client.labelRuns.confirm({ runId: made.runId })
        }
        if (made.reprints.count > 0 && reprint === undefined) {
          const { count, tags } = made.reprints
          printNote(labelRunsText.hadLabels(count, tags, count - tags.length))
        }
        if (file !== standardStream) await tell(made, given, file, json)
        return exitCodes.done
      })
    })
}

async function tell(made: LabelsResult, given: PrintOptions, file: string | null, json: boolean) {
  const { runId, total, size } = made
  if (json) return printJson({ ...(file === null ? {} : { file, size }), runId, total })
  if (file !== null) return printLine(cliText.results.fileWritten(file, inDigits(size)))
  const where = given.printer ?? `${given.host?.host}:${given.host?.port}`
  return printLine(text.printed(labelRunsText.labelsOf(total), where))
}

/** @throws USAGE unless it is exactly one */
function targetOf({ pdf, zpl, png, svg, printer, host, raw }: PrintOptions): Target {
  const files = Object.entries({ pdf, zpl, png, svg }) as [LabelPrint['format'], string | undefined][]
  if (raw && printer === undefined) throw usageError(text.rawIsForPrinters)
  const [only, ...others]: Target[] = [
    ...files.flatMap(([format, file]): Target[] =>
      file === undefined ? [] : [{ to: { kind: 'file' }, format, file }],
    ),
    ...(printer === undefined
      ? []
      : [{ to: { kind: 'printer', name: printer }, format: raw ? 'zpl' : 'pdf', file: null } as const]),
    ...(host === undefined ? [] : [{ to: host, format: 'zpl', file: null } as const]),
  ]
  if (!only || others.length > 0) throw usageError(text.oneOutput)
  return only
}

/** The labels that are named; new tags are handed out here, and wait in the queue should they not be printed. */
async function assetsOf({ client }: Session, given: PrintOptions): Promise<PrintedLabels> {
  const others = othersOf(given)
  if (given.new === undefined) return wantedOf(client, given, others)
  if (others.length > 0) throw usageError(text.tagsOrConditions)
  await wantedOf(client, given, [{ queue: 'all' }])
  const block = await client.tags.makeBlock({
    count: given.new,
    scheme: given.scheme,
    // what could not be printed uses up no numbers
    printable: { stock: given.stock, template: given.template, dpi: given.dpi, gs1Prefix: given.gs1Prefix },
  })
  printNote(text.handedOut(inDigits(block.count), block.firstTag, block.lastTag))
  return { block: block.id }
}

function reprintReason(given: string): ReprintReason {
  const reason = reprintReasons.find((one) => one === given)
  if (!reason) throw new InvalidArgumentError(text.reprintUnclear)
  return reason
}

function hostOf(given: string): Extract<LabelOutput, { kind: 'host' }> {
  const address = printerAddress(given)
  if (!address) throw new InvalidArgumentError(text.hostUnclear)
  return { kind: 'host', ...address }
}
