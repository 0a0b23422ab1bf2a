import type { Command } from 'commander'
import type { Alternatives } from '../../../src-shared/features/labels/labels-message.ts'
import { labelsText } from '../../../src-shared/features/labels/labels-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { labelCliText as text } from './label-cli-text.ts'
import { addDesignCommands } from './label-design-commands.ts'
import { addLabelPrintCommand } from './label-print-command.ts'
import { addPrinterOptions, type PrinterOptions } from './label-printer-options.ts'
import { addLabelQueueCommands } from './label-queue-commands.ts'
import { addLabelRunCommands } from './label-run-commands.ts'
import { addLabelSettingsCommand } from './label-settings-command.ts'
import { addTagCommands } from './label-tag-commands.ts'
import { addOutlineCommand, addPreviewCommand, addRulerCommand } from './label-test-commands.ts'
import { printColumns, printJson, printLine } from './output.ts'

export function addLabelCommands(program: Command, run: Run): void {
  const labels = addCommand(program, 'labels', text.commands.labels)
  addStocks(labels, run)
  addTemplates(labels, run)
  addPrinters(labels, run)
  addLabelSettingsCommand(labels, run)
  addCheck(labels, run)
  addLabelPrintCommand(labels, run)
  addPreviewCommand(labels, run)
  addLabelQueueCommands(labels, run)
  addLabelRunCommands(labels, run)
  addTagCommands(labels, run)
}

function addStocks(labels: Command, run: Run): void {
  const stocks = addCommand(labels, 'stocks [text]', text.commands.stocks)
  addDesignCommands(stocks, run, 'stock')
  addOutlineCommand(stocks, run)
  stocks.action((wanted: string | undefined, _: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const answer = await client.labels.stocks({ text: wanted ?? '' })
      if (json) await printJson(answer)
      else
        await printColumns(
          answer.stocks.map(({ brand, part, form, columns, rows, width, height, own }) => [
            brand,
            part,
            form,
            text.grid(columns, rows),
            text.size(width, height),
            own ? text.own : '',
          ]),
        )
      return exitCodes.done
    }),
  )
}

function addTemplates(labels: Command, run: Run): void {
  const templates = addCommand(labels, 'templates', text.commands.templates)
  addDesignCommands(templates, run, 'template')
  templates.action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const answer = await client.labels.templates()
      if (json) await printJson(answer)
      else
        await printColumns(
          answer.templates.map(({ name, codes, drawnFor }) => [
            name,
            codes.map((code) => labelsText.symbologies[code]).join(', '),
            drawnFor ? text.size(drawnFor.width, drawnFor.height) : '',
          ]),
        )
      return exitCodes.done
    }),
  )
}

function addPrinters(labels: Command, run: Run): void {
  const printers = addCommand(labels, 'printers', text.commands.printers)
  addDesignCommands(printers, run, 'printer')
  addRulerCommand(printers, run)
  printers.action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const { designs } = await client.labelDesigns.list({ kind: 'printer' })
      if (json) await printJson({ printers: designs })
      else
        await printColumns(
          designs.flatMap(({ name, design }) =>
            design.kind === 'printer'
              ? [
                  [
                    name,
                    text.dpi(design.value.dpi),
                    text.offset(design.value.offsetX, design.value.offsetY),
                    text.scale(design.value.scaleX, design.value.scaleY),
                  ],
                ]
              : [],
          ),
        )
      return exitCodes.done
    }),
  )
}

function addCheck(labels: Command, run: Run): void {
  addPrinterOptions(addCommand(labels, 'check <stock> <template> <text>', text.commands.check)).action(
    (stock: string, template: string, words: string, { dpi, gs1Prefix }: PrinterOptions, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const answer = await client.labels.check({ stock, template, text: words, dpi, gs1Prefix })
        if (json) await printJson(answer)
        else {
          await printLine(answer.reason ?? text.fits)
          await printAlternatives(answer.alternatives)
        }
        return answer.fits ? exitCodes.done : exitCodes.doneWithFindings
      }),
  )
}

async function printAlternatives({ templates, stocks, longestText }: Alternatives): Promise<void> {
  if (templates.length > 0) await printLine(text.templatesThatFit(templates))
  if (stocks.length > 0) await printLine(text.stocksThatFit(stocks))
  if (longestText !== null) await printLine(text.longestThatFits(longestText))
}
