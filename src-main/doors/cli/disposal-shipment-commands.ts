import { basename } from 'node:path'
import type { Command } from 'commander'
import { batteryTypes, weeeCategories } from '../../../src-shared/features/disposals/shipments/shipment.ts'
import { shipmentsText } from '../../../src-shared/features/disposals/shipments/shipments-text.ts'
import { commaList } from './comma-list.ts'
import { addCommand, type Run } from './command.ts'
import { calendarDay } from './days.ts'
import { disposalVendorCliText as text } from './disposal-vendor-cli-text.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { checkWritable, openToRead, stageFile, standardStream, takeOutgoing } from './file-transfer.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'
import { partsOf, repeated } from './repeated-option.ts'
import { wordIn } from './words.ts'

const { commands, options } = text

export function addDisposalShipmentCommands(disposal: Command, run: Run): void {
  const shipment = addCommand(disposal, 'shipment', commands.shipment)
  addList(shipment, run)
  addShow(shipment, run)
  addSend(shipment, run)
  addManifest(shipment, run)
  addReceive(shipment, run)
  addClose(shipment, run)
}

function addList(shipment: Command, run: Run): void {
  addCommand(shipment, 'list', commands.shipments).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const answer = await client.shipments.list()
      if (json) await printJson(answer)
      else
        await printColumns(
          answer.shipments.map(({ shipmentId, shipsOn, vendor, consignment, items, state }) => [
            shipmentId,
            shipsOn,
            vendor,
            consignment,
            inDigits(items),
            shipmentsText.states[state],
          ]),
        )
      return exitCodes.done
    }),
  )
}

function addShow(shipment: Command, run: Run): void {
  addCommand(shipment, 'show <shipment>', commands.show).action(
    (shipmentId: string, _: object, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const view = await client.shipments.show({ shipmentId })
        if (json) await printJson(view)
        else {
          await printLine(`${view.vendor}  ${view.consignment}  ${shipmentsText.states[view.state]}`)
          for (const { tag, serial, resolution } of view.incidents)
            if (resolution === null) await printLine(text.missing(tag, serial ?? ''))
        }
        return view.openIncidents > 0 ? exitCodes.doneWithFindings : exitCodes.done
      }),
  )
}

interface SendOptions {
  cases: string
  carrier: string
  consignment: string
  shipsOn: string
  from: string
  to: string
  basel?: string
  seal?: string
  weight?: string[]
  battery?: string[]
  codes?: string
}

function addSend(shipment: Command, run: Run): void {
  addCommand(shipment, 'send', commands.send)
    .requiredOption('--cases <cases>', options.cases)
    .requiredOption('--carrier <name>', options.carrier)
    .requiredOption('--consignment <number>', options.consignment)
    .requiredOption('--ships-on <day>', options.shipsOn, calendarDay)
    .requiredOption('--from <country>', options.from)
    .requiredOption('--to <country>', options.to)
    .option('--basel <reference>', options.basel)
    .option('--seal <number>', options.seal)
    .option('--weight <weight>', options.weight, repeated)
    .option('--battery <batteries>', options.battery, repeated)
    .option('--codes <codes>', options.codes)
    .action(async (given: SendOptions, command: Command) => {
      const order = {
        caseIds: commaList(given.cases) ?? [],
        carrier: given.carrier,
        consignment: given.consignment,
        shipsOn: given.shipsOn,
        originCountry: given.from,
        country: given.to,
        baselConsent: given.basel ?? null,
        seal: given.seal ?? null,
        weights: (given.weight ?? []).map(weightOf),
        batteries: (given.battery ?? []).map(batteriesOf),
        wasteCodes: commaList(given.codes) ?? [],
      }
      await run(command, async ({ client }, { json }) => {
        const sent = await client.shipments.send(order)
        if (json) await printJson(sent)
        else await printLine(text.sent(sent.shipmentId, inDigits(sent.items)))
        return exitCodes.done
      })
    })
}

function weightOf(given: string) {
  const form = 'CATEGORY;GROSS;TARE'
  const [category = '', gross = '', tare = ''] = partsOf(given, form)
  return {
    category: wordIn(weeeCategories, category),
    gross: gramsOf(gross, given, form),
    tare: gramsOf(tare, given, form),
  }
}

function batteriesOf(given: string) {
  const form = 'TYPE;NET[;in]'
  const [type = '', net = '', place] = partsOf(given, form)
  if (place !== undefined && place !== 'in') throw usageError(text.partsWrong(given, form))
  return {
    type: wordIn(batteryTypes, type),
    net: gramsOf(net, given, form),
    inEquipment: place !== undefined,
  }
}

/** Whole grams from kilograms as they are written. @throws USAGE */
function gramsOf(kilograms: string, given: string, form: string): number {
  if (!/^\d{1,6}(?:\.\d{1,3})?$/.test(kilograms)) throw usageError(text.partsWrong(given, form))
  return Math.round(Number(kilograms) * 1000)
}

function addManifest(shipment: Command, run: Run): void {
  addCommand(shipment, 'manifest <shipment>', commands.manifest)
    .requiredOption('--csv <file>', options.csv)
    .action(async (shipmentId: string, { csv }: { csv: string }, command: Command) => {
      await checkWritable(csv)
      await run(command, async (session, { json }) => {
        const made = await session.client.shipments.manifest({ shipmentId })
        await takeOutgoing(session, made, csv)
        if (json && csv !== standardStream) await printJson({ file: csv, size: made.size })
        return exitCodes.done
      })
    })
}

function addReceive(shipment: Command, run: Run): void {
  addCommand(shipment, 'receive <shipment> <file>', commands.receive).action(
    async (shipmentId: string, file: string, _: object, command: Command) => {
      ;(await openToRead(file)).destroy()
      await run(command, async (session, { json }) => {
        const stagingId = await stageFile(session, await openToRead(file))
        const fileName = basename(file)
        const answer = await session.client.shipments.receive({ shipmentId, stagingId, fileName })
        if (json) await printJson(answer)
        else {
          await printLine(text.received(inDigits(answer.received)))
          for (const { tag, serial } of answer.missing) await printLine(text.missing(tag, serial ?? ''))
          for (const { line, serial } of answer.unexpected)
            await printLine(text.unexpected(inDigits(line), serial))
        }
        return answer.missing.length + answer.unexpected.length > 0
          ? exitCodes.doneWithFindings
          : exitCodes.done
      })
    },
  )
}

function addClose(shipment: Command, run: Run): void {
  addCommand(shipment, 'close <incident>', commands.close)
    .requiredOption('--by <name>', options.by)
    .requiredOption('--resolution <text>', options.resolution)
    .action((incidentId: string, given: { by: string; resolution: string }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const closed = await client.shipments.closeIncident({ incidentId, ...given })
        if (json) await printJson(closed)
        else await printLine(text.closed)
        return exitCodes.done
      }),
    )
}
