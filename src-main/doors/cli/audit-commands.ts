import type { Command } from 'commander'
import { markedStates } from '../../../src-shared/features/audits/coverage.ts'
import type { AuditCounts } from '../../../src-shared/features/audits/tally.ts'
import { addAuditAfterCommands } from './audit-after-commands.ts'
import { addAuditAmendCommands } from './audit-amend-commands.ts'
import { addAuditPolicyCommands } from './audit-policy-commands.ts'
import { addAuditReconcileCommands } from './audit-reconcile-commands.ts'
import { addAuditRemarkCommand } from './audit-remark-command.ts'
import { addAuditReportCommand } from './audit-report-command.ts'
import { addAuditScanCommand } from './audit-scan-command.ts'
import { addAuditStartCommand } from './audit-start-command.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'
import { wordIn } from './words.ts'

const { commands, options, problems, results } = cliText

export function addAuditCommands(program: Command, run: Run): void {
  const audit = addCommand(program, 'audit', commands.audit)
  addAuditStartCommand(audit, run)
  addAuditScanCommand(audit, run)
  addCounted(audit, run)
  addMark(audit, run)
  addStatus(audit, run)
  addList(audit, run)
  addAuditReportCommand(audit, run)
  addUndo(audit, run)
  addAuditRemarkCommand(audit, run)
  addCounting(audit, run)
  addAuditReconcileCommands(audit, run)
  addAuditAmendCommands(audit, run)
  addAuditPolicyCommands(audit, run)
  addAuditAfterCommands(audit, run)
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

function addMark(audit: Command, run: Run): void {
  addCommand(audit, 'mark <id> <state> [paths...]', commands.mark)
    .option('--all', options.all)
    .option('--reason <reason>', options.markReason)
    .action(
      async (
        auditId: string,
        given: string,
        paths: string[],
        { all, reason }: { all?: true; reason?: string },
        command: Command,
      ) => {
        if (paths.length > 0 === (all === true)) throw usageError(problems.placesOrAll)
        const state = wordIn(markedStates, given)
        await run(command, async ({ client }, { json }) => {
          const places = all ? undefined : paths
          const marked = await client.audits.markPlaces({ auditId, places, state, reason })
          if (json) await printJson(marked)
          else await printLine(results.counted(inDigits(marked.changed)))
          return exitCodes.done
        })
      },
    )
}

function addCounting(audit: Command, run: Run): void {
  const add = (usage: string, about: string, call: 'endCounting' | 'resumeCounting') =>
    addCommand(audit, usage, about).action((auditId: string, _: object, command: Command) =>
      run(command, async ({ client }) => {
        const { state, recorded, counts } = await client.audits[call]({ auditId })
        await printJson({ auditId, state, recorded, counts: counts && inOrder(counts) })
        return exitCodes.done
      }),
    )
  add('end-counting <id>', commands.endCounting, 'endCounting')
  add('resume-counting <id>', commands.resumeCounting, 'resumeCounting')
}

function addStatus(audit: Command, run: Run): void {
  addCommand(audit, 'status <id>', commands.status).action((auditId: string, _: object, command: Command) =>
    run(command, async ({ client }) => {
      const status = await client.audits.status({ auditId })
      await printJson('recorded' in status ? status : inOrder(status))
      return exitCodes.done
    }),
  )
}

/** The counts in the order in which scripts have always been told them. */
const countNames = [
  'expected',
  'found',
  'misplaced',
  'missing',
  'notCounted',
  'unexpected',
  'shouldBeGone',
  'unknown',
  'ambiguous',
  'duplicates',
  'seenTwice',
  'away',
  'lost',
] as const satisfies (keyof AuditCounts)[]

function inOrder(counts: AuditCounts): AuditCounts {
  return Object.fromEntries(countNames.map((name) => [name, counts[name]])) as Record<
    (typeof countNames)[number],
    number
  >
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
