import type { Command } from 'commander'
import {
  type CaptureProof,
  captureProofs,
  type RuledMethod,
  ruledMethods,
} from '../../../src-shared/features/audits/capture.ts'
import { assurances } from '../../../src-shared/features/audits/closing.ts'
import { approverGroups } from '../../../src-shared/features/audits/policy.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { wholeNumber } from './numbers.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'
import { wordIn } from './words.ts'

const { commands, options, problems, results } = cliText

/** How often what is audited, what captures prove, who may approve, and what is due. */
export function addAuditPolicyCommands(audit: Command, run: Run): void {
  const policy = addCommand(audit, 'policy', commands.auditPolicy)
  addCommand(policy, 'list', commands.auditPolicyList).action((_: object, command: Command) =>
    run(command, async ({ client }) => {
      await printJson(await client.audits.policy())
      return exitCodes.done
    }),
  )
  addSet(policy, run)
  addDue(audit, run)
}

interface SetOptions {
  location?: string
  category?: string
  months?: number
  capture: string[]
  approvers?: string
  approval?: string
}

function addSet(policy: Command, run: Run): void {
  addCommand(policy, 'set', commands.auditPolicySet)
    .option('--location <path>', options.ruleLocation)
    .option('--category <name>', options.ruleCategory)
    .option('--months <number>', options.ruleMonths, wholeNumber)
    .option(
      '--capture <method=proof>',
      options.captureRule,
      (one: string, all: string[]) => [...all, one],
      [],
    )
    .option('--approvers <group>', options.approvers)
    .option('--approval <assurance>', options.approvalAssurance)
    .action(async (given: SetOptions, command: Command) => {
      const rule = ruleOf(given)
      const captures = Object.fromEntries(given.capture.map(captureOf))
      const approvers = given.approvers === undefined ? undefined : wordIn(approverGroups, given.approvers)
      const approvalAssurance = given.approval === undefined ? undefined : wordIn(assurances, given.approval)
      const isSetting = given.capture.length > 0 || approvers !== undefined || approvalAssurance !== undefined
      if (!rule && !isSetting) throw usageError(problems.nothingToSet)
      await run(command, async ({ client }) => {
        if (rule) {
          const { months, ...target } = rule
          if (months === 0) await client.audits.removeRule(target)
          else await client.audits.setRule({ ...target, months })
        }
        if (isSetting) await client.audits.setPolicy({ captures, approvers, approvalAssurance })
        await printJson(await client.audits.policy())
        return exitCodes.done
      })
    })
}

/** @throws USAGE unless what and how often stand together */
function ruleOf({ location, category, months }: SetOptions) {
  if (location === undefined && category === undefined && months === undefined) return null
  if (months === undefined || (location === undefined) === (category === undefined))
    throw usageError(problems.ruleIncomplete)
  return category === undefined
    ? { kind: 'location' as const, target: location ?? '', months }
    : { kind: 'category' as const, target: category, months }
}

/** @throws USAGE where it is not `method=proof` */
function captureOf(given: string): [RuledMethod, CaptureProof] {
  const [method = '', proof = '', ...more] = given.split('=')
  if (more.length > 0 || proof === '') throw usageError(problems.captureRule(given))
  return [wordIn(ruledMethods, method), wordIn(captureProofs, proof)]
}

function addDue(audit: Command, run: Run): void {
  addCommand(audit, 'due', commands.auditDue).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const { due } = await client.audits.due()
      if (json) await printJson({ due })
      else if (due.length === 0) await printLine(results.noRules)
      else
        await printColumns(
          due.map(({ overdue, dueOn, name, months }) => [
            overdue ? results.overdue : '',
            dueOn ?? '',
            name,
            results.everyMonths(inDigits(months)),
          ]),
        )
      return due.some(({ overdue }) => overdue) ? exitCodes.doneWithFindings : exitCodes.done
    }),
  )
}
