import type { Command } from 'commander'
import { samplingText } from '../../../src-shared/features/disposals/sampling/sampling-text.ts'
import { commaList } from './comma-list.ts'
import { addCommand, type Run } from './command.ts'
import { disposalProgrammeCliText as text } from './disposal-programme-cli-text.ts'
import { exitCodes } from './exit-codes.ts'
import { wholeNumber } from './numbers.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'

const { commands, options } = text

export function addDisposalLotCommands(disposal: Command, run: Run): void {
  const lot = addCommand(disposal, 'lot', commands.lot)
  addList(lot, run)
  addOpen(lot, run)
  addShow(lot, run)
  addRecord(lot, run)
}

function addList(lot: Command, run: Run): void {
  addCommand(lot, 'list', commands.lots).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const answer = await client.sampling.list()
      if (json) await printJson(answer)
      else
        await printColumns(
          answer.lots.map(({ lotId, number, openedAt, media, sampled, state }) => [
            lotId,
            String(number),
            openedAt.slice(0, 10),
            `${inDigits(sampled)} / ${inDigits(media)}`,
            samplingText.states[state],
          ]),
        )
      return exitCodes.done
    }),
  )
}

function addOpen(lot: Command, run: Run): void {
  addCommand(lot, 'open', commands.openLot)
    .requiredOption('--cases <cases>', options.cases)
    .option('--percent <percent>', options.percent, wholeNumber)
    .option('--seed <seed>', options.seed)
    .action((given: { cases: string; percent?: number; seed?: string }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { percent, seed } = given
        const opened = await client.sampling.open({ caseIds: commaList(given.cases) ?? [], percent, seed })
        if (json) await printJson(opened)
        else {
          const { number, sampled, media, mediaList } = opened
          await printLine(text.drawn(String(number), inDigits(sampled), inDigits(media)))
          await printColumns(
            mediaList
              .filter(({ isSampled }) => isSampled)
              .map(({ tag, serial, model }) => [tag, serial, model]),
          )
        }
        return exitCodes.done
      }),
    )
}

function addShow(lot: Command, run: Run): void {
  addCommand(lot, 'show <lot>', commands.showLot).action((lotId: string, _: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const view = await client.sampling.show({ lotId })
      if (json) await printJson(view)
      else {
        await printLine(text.recorded(String(view.number), samplingText.states[view.state]))
        await printColumns(
          view.mediaList.map(({ tag, serial, model, isSampled, certificates }) => [
            isSampled ? '*' : '',
            tag,
            serial,
            model,
            certificates.join(' '),
          ]),
        )
      }
      return view.state === 'quarantined' ? exitCodes.doneWithFindings : exitCodes.done
    }),
  )
}

interface RecordOptions {
  serial: string
  by: string
  competence?: string
  method: string
  recovered?: boolean
}

function addRecord(lot: Command, run: Run): void {
  addCommand(lot, 'record <lot>', commands.record)
    .requiredOption('--serial <serial>', options.serial)
    .requiredOption('--by <name>', options.by)
    .requiredOption('--method <text>', options.method)
    .option('--competence <text>', options.competence)
    .option('--recovered', options.recovered)
    .action((lotId: string, { recovered = false, ...given }: RecordOptions, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const answer = await client.sampling.record({ lotId, ...given, passed: !recovered })
        if (json) await printJson(answer)
        else await printLine(text.recorded(String(answer.number), samplingText.states[answer.state]))
        return answer.state === 'quarantined' ? exitCodes.doneWithFindings : exitCodes.done
      }),
    )
}
