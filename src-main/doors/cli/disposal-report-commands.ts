import { basename } from 'node:path'
import type { Command } from 'commander'
import { reportsText } from '../../../src-shared/features/disposals/reports/reports-text.ts'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { addCommand, type Run } from './command.ts'
import { calendarDay } from './days.ts'
import { disposalCliText as text } from './disposal-cli-text.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { checkWritable, openToRead, stageFile, standardStream, takeOutgoing } from './file-transfer.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'
import type { Session } from './session.ts'

const { commands, options } = text

export function addDisposalReportCommands(disposal: Command, run: Run): void {
  addReport(disposal, run)
  addDue(disposal, run)
  addPast(disposal, run)
}

interface ReportOptions {
  from: string
  to: string
  csv?: string
  pdf?: string
  weights?: string
}

function addReport(disposal: Command, run: Run): void {
  addCommand(disposal, 'report', commands.report)
    .requiredOption('--from <day>', options.reportFrom, calendarDay)
    .requiredOption('--to <day>', options.reportTo, calendarDay)
    .option('--csv <file>', options.csv)
    .option('--pdf <file>', options.reportPdf)
    .option('--weights <file>', options.weights)
    .action(async ({ from, to, csv, pdf, weights }: ReportOptions, command: Command) => {
      const wanted = [
        [csv, ({ client }: Session) => client.disposals.report({ from, to })],
        [weights, ({ client }: Session) => client.disposalReports.weights({ from, to })],
        [pdf, (session: Session) => drawn(session, { from, to })],
      ] as const
      const targets = wanted.flatMap(([file, make]) => (file === undefined ? [] : [{ file, make }]))
      if (targets.length === 0) throw usageError(text.reportWhere)
      for (const { file } of targets) await checkWritable(file)
      await run(command, async (session, { json }) => {
        const written: { file: string; size: number }[] = []
        for (const { file, make } of targets) {
          const made = await make(session)
          await takeOutgoing(session, made, file)
          if (file !== standardStream) written.push({ file, size: made.size })
        }
        const [only, ...others] = written
        if (json && only) await printJson(others.length === 0 ? only : { files: written })
        return exitCodes.done
      })
    })
}

async function drawn(session: Session, period: { from: string; to: string }): Promise<FileResult> {
  const { jobId } = await session.client.disposalReports.draw(period)
  return (await session.jobResult(jobId)) as FileResult
}

function addDue(disposal: Command, run: Run): void {
  addCommand(disposal, 'due', commands.due).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const answer = await client.disposalReports.due()
      if (json) await printJson(answer)
      else
        await printColumns(
          answer.due.map(({ kind, name, dueOn, isOverdue }) => [
            isOverdue ? '!' : '',
            dueOn,
            name,
            reportsText.due[kind],
          ]),
        )
      return answer.due.some(({ isOverdue }) => isOverdue) ? exitCodes.doneWithFindings : exitCodes.done
    }),
  )
}

function addPast(disposal: Command, run: Run): void {
  addCommand(disposal, 'past <file>', commands.past).action(
    async (file: string, _: object, command: Command) => {
      ;(await openToRead(file)).destroy()
      await run(command, async (session, { json }) => {
        const stagingId = await stageFile(session, await openToRead(file))
        const fileName = basename(file)
        const answer = await session.client.disposalReports.registerPast({ stagingId, fileName })
        if (json) await printJson(answer)
        else {
          await printLine(text.pastRegistered(inDigits(answer.registered), inDigits(answer.known)))
          for (const { line, reason } of answer.refused)
            await printLine(text.pastRefused(inDigits(line), reportsText.pastRefusals[reason]))
        }
        return answer.refused.length > 0 ? exitCodes.doneWithFindings : exitCodes.done
      })
    },
  )
}
