import type { Command } from 'commander'
import { auditsText } from '../../../src-shared/features/audits/audits-text.ts'
import { addAuditReportCommand } from './audit-report-command.ts'
import { addAuditScanCommand } from './audit-scan-command.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'

const { commands, options, problems, results } = cliText

export function addAuditCommands(program: Command, run: Run): void {
  const audit = addCommand(program, 'audit', commands.audit)
  addStart(audit, run)
  addAuditScanCommand(audit, run)
  addCounted(audit, run)
  addStatus(audit, run)
  addList(audit, run)
  addAuditReportCommand(audit, run)
  addUndo(audit, run)
}

function addStart(audit: Command, run: Run): void {
  addCommand(audit, 'start', commands.start)
    .requiredOption('--location <path>', options.location)
    .option('--name <name>', options.auditName)
    .action((input: { location: string; name?: string }, command: Command) =>
      run(command, async ({ client }) => {
        const { auditId, expected } = await client.audits.start({
          location: input.location,
          name: input.name,
        })
        await printJson({ auditId, expected })
        return exitCodes.done
      }),
    )
}

function addCounted(audit: Command, run: Run): void {
  addCommand(audit, 'counted <id> [paths...]', commands.counted)
    .option('--all', options.all)
    .option('--open', options.open)
    .action(
      async (auditId: string, paths: string[], given: { all?: true; open?: true }, command: Command) => {
        if (paths.length > 0 === (given.all === true)) throw usageError(problems.placesOrAll)
        await run(command, async ({ client }, { json }) => {
          const places = given.all ? undefined : paths
          const marked = await client.audits.markCounted({ auditId, places, counted: !given.open })
          if (json) await printJson(marked)
          else await printLine(results.counted(inDigits(marked.changed)))
          return exitCodes.done
        })
      },
    )
}

function addStatus(audit: Command, run: Run): void {
  addCommand(audit, 'status <id>', commands.status).action((auditId: string, _: object, command: Command) =>
    run(command, async ({ client }) => {
      const counts = await client.audits.status({ auditId })
      const names = Object.keys(auditsText.countWords) as (keyof typeof counts)[]
      await printJson(Object.fromEntries(names.map((name) => [name, counts[name]])))
      return exitCodes.done
    }),
  )
}

function addList(audit: Command, run: Run): void {
  addCommand(audit, 'list', commands.list).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const list = await client.audits.list()
      if (json) await printJson(list)
      else if (list.audits.length === 0) await printLine(results.noAudits)
      else
        await printColumns(list.audits.map(({ id, startedAt, name, scope }) => [id, startedAt, name, scope]))
      return exitCodes.done
    }),
  )
}

function addUndo(audit: Command, run: Run): void {
  addCommand(audit, 'undo <id> <scan-id>', commands.undo).action(
    (auditId: string, scanId: string, _: object, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { counts } = await client.audits.voidScan({ auditId, scanId })
        if (json) await printJson({ scanId, counts })
        else await printLine(results.undone)
        return exitCodes.done
      }),
  )
}
