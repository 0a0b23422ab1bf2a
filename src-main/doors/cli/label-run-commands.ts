import type { Command } from 'commander'
import type { RunState } from '../../../src-shared/features/labels/label-run.ts'
import type { LabelsResult, ShownRun } from '../../../src-shared/features/labels/label-runs-contract.ts'
import { labelRunsText } from '../../../src-shared/features/labels/label-runs-text.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { addCommand, type Run } from './command.ts'
import { everyPage } from './every-page.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { openToRead, standardStream } from './file-transfer.ts'
import { labelCliText as text } from './label-cli-text.ts'
import { linesOf } from './lines.ts'
import { wholeNumber } from './numbers.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'

export function addLabelRunCommands(labels: Command, run: Run): void {
  addRuns(labels, run)
  addResume(labels, run)
  addEnding(labels, run, 'confirm')
  addEnding(labels, run, 'discard')
  addVerify(labels, run)
}

function addRuns(labels: Command, run: Run): void {
  addCommand(labels, 'runs', text.commands.runs).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const runs = await everyRun(client)
      if (json) await printJson({ total: runs.length, runs })
      else await printColumns(runs.map(columnsOf))
      return exitCodes.done
    }),
  )
}

function addResume(labels: Command, run: Run): void {
  addCommand(labels, 'resume [id]', text.commands.resume)
    .option('--from <number>', text.options.from, wholeNumber)
    .action((given: string | undefined, { from }: { from?: number }, command: Command) =>
      run(command, async ({ client, jobResult }, { json }) => {
        const runId = given ?? (await newest(client, text.noStoppedRun, 'stopped'))
        const { jobId } = await client.labelRuns.resume({ runId, from })
        const { printed, total } = (await jobResult(jobId)) as LabelsResult
        if (json) await printJson({ runId, printed, total })
        else await printLine(text.printedOf(inDigits(printed), inDigits(total)))
        return exitCodes.done
      }),
    )
}

function addEnding(labels: Command, run: Run, ending: 'confirm' | 'discard'): void {
  addCommand(labels, `${ending} <id>`, text.commands[ending]).action(
    (runId: string, _: object, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const ended = await client.labelRuns[ending]({ runId })
        if (json) await printJson(ended)
        else await printColumns([columnsOf(ended)])
        return exitCodes.done
      }),
  )
}

function addVerify(labels: Command, run: Run): void {
  addCommand(labels, 'verify [id]', text.commands.verify).action(
    (given: string | undefined, _: object, command: Command) =>
      run(command, async ({ client, signal }, { json }) => {
        const runId = given ?? (await newest(client, text.noRun))
        const codes: string[] = []
        for await (const code of linesOf(await openToRead(standardStream), signal)) codes.push(code)
        const { matched, missing, foreign } = await client.labelRuns.verify({ runId, codes })
        if (json) await printJson({ runId, matched, missing, foreign })
        else {
          const counts = [matched, missing.length, foreign.length].map(inDigits) as [string, string, string]
          await printLine(text.verified(...counts))
          for (const tag of missing) await printLine(text.missing(tag))
          for (const code of foreign) await printLine(text.foreign(code))
          if (missing.length + foreign.length === 0) await printLine(labelRunsText.checked)
        }
        return missing.length + foreign.length === 0 ? exitCodes.done : exitCodes.doneWithFindings
      }),
  )
}

const everyRun = (client: EngineClient) =>
  everyPage((part) => client.labelRuns.list(part).then(({ total, runs }) => ({ total, items: runs })))

/** The newest run, or the newest in a state. @throws USAGE where there is none */
async function newest(client: EngineClient, none: string, state?: RunState): Promise<string> {
  const runs = state === undefined ? (await client.labelRuns.list({ limit: 1 })).runs : await everyRun(client)
  const found = runs.find((one) => state === undefined || one.state === state)
  if (!found) throw usageError(none)
  return found.id
}

function columnsOf(run: ShownRun): string[] {
  const { id, at, state, printed, total, stock, destination, firstTag, lastTag, by } = run
  return [
    id,
    at.slice(0, 16).replace('T', ' '),
    labelRunsText.states[state],
    text.printedOf(inDigits(printed), inDigits(total)),
    stock,
    destination ?? labelRunsText.file,
    total === 1 ? firstTag : `${firstTag} … ${lastTag}`,
    by,
  ]
}
