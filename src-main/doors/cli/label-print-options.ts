import { type Command, InvalidArgumentError } from 'commander'
import type { PageAsked } from '../../../src-shared/features/labels/labels-contract.ts'
import {
  type PrintedLabels,
  type QueueOrder,
  queueOrders,
} from '../../../src-shared/features/labels/wanted-labels-selection.ts'
import { usageError } from './failures.ts'
import { labelCliText as text } from './label-cli-text.ts'
import { addPrinterOptions, type PrinterOptions } from './label-printer-options.ts'
import { addWantedOptions, partsOf, type WantedOptions } from './label-wanted-options.ts'
import { wholeNumber } from './numbers.ts'

/** What is printed and on what, as the options say it. */
export interface PrintedOptions extends WantedOptions, PrinterOptions {
  queue?: true
  queueOrder?: QueueOrder
  locations?: string[]
  withBelow?: true
  text?: string
  stock: string
  template?: string
  profile?: string
  startCell: number
  skip?: number[]
  skipCells?: number[]
  copies: number
  cutMarks?: true
}

/** The options that say which labels are printed, and on what. */
export function addPrintedOptions(command: Command): Command {
  return addPrinterOptions(addWantedOptions(command))
    .option('--queue', text.options.queue)
    .option('--queue-order <order>', text.options.queueOrder, queueOrderOf)
    .option('--locations <places...>', text.options.locations)
    .option('--with-below', text.options.withBelow)
    .option('--text <texts>', text.options.text)
    .requiredOption('--stock <part>', text.options.stock)
    .option('--template <name>', text.options.template)
    .option('--profile <name>', text.options.profile)
    .option('--start-cell <number>', text.options.startCell, wholeNumber, 1)
    .option('--skip <numbers>', text.options.skip, cellNumbers)
    .option('--skip-cells <numbers>', text.options.skip, cellNumbers)
    .option('--copies <count>', text.options.copies, wholeNumber, 1)
    .option('--cut-marks', text.options.cutMarks)
}

/** On what labels are printed. */
export function pageAskedOf(given: PrintedOptions): PageAsked {
  const { stock, template, profile, dpi, gs1Prefix, startCell, copies, cutMarks = false } = given
  const skip = [...(given.skip ?? []), ...(given.skipCells ?? [])]
  return { stock, template, profile, dpi, gs1Prefix, startCell, skip, copies, cutMarks }
}

/** What is named besides assets, way by way. @throws USAGE */
export function othersOf({
  queue,
  queueOrder,
  locations,
  withBelow,
  text: texts,
}: PrintedOptions): PrintedLabels[] {
  if (withBelow && locations === undefined) throw usageError(text.belowIsForLocations)
  if (queueOrder && !queue) throw usageError(text.orderIsForQueue)
  const parts = texts === undefined ? undefined : partsOf(texts)
  if (parts?.length === 0) throw usageError(text.whichAssets)
  return [
    ...(queue ? [{ queue: 'all', sort: queueOrder } as const] : []),
    ...(locations ? [{ locations, below: withBelow === true }] : []),
    ...(parts ? [{ texts: parts }] : []),
  ]
}

function cellNumbers(given: string): number[] {
  if (!/^\s*\d{1,4}(\s*,\s*\d{1,4})*\s*$/.test(given)) throw new InvalidArgumentError(text.cellsUnclear)
  return given.split(',').map(Number)
}

function queueOrderOf(given: string): QueueOrder {
  const order = queueOrders.find((one) => one === given)
  if (!order) throw new InvalidArgumentError(text.queueOrderUnclear)
  return order
}
