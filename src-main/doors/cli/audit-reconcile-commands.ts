import type { Command } from 'commander'
import { encryptions } from '../../../src-shared/features/audits/closing.ts'
import { decisionKinds, itemKinds } from '../../../src-shared/features/audits/reconcile.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { inDigits, printJson, printLine } from './output.ts'
import { givenPin, givenResponsiblePin } from './pin-settings.ts'
import { wordIn } from './words.ts'

const { commands, options, problems, results } = cliText

interface Items {
  tag?: string
  code?: string
  all?: string
}

export function addAuditReconcileCommands(audit: Command, run: Run): void {
  addResolve(audit, run)
  addApprove(audit, run)
  addClose(audit, run)
  addAbandon(audit, run)
}

const withItems = (command: Command) =>
  command
    .option('--tag <tag>', options.itemTag)
    .option('--code <code>', options.itemCode)
    .option('--all <kind>', options.itemsAll)

/** @throws USAGE unless one is given */
function itemsOf({ tag, code, all }: Items) {
  if ([tag, code, all].filter((given) => given !== undefined).length !== 1) throw usageError(problems.oneItem)
  return { tag, code, all: all === undefined ? undefined : wordIn(itemKinds, all) }
}

interface ResolveOptions extends Items {
  decision: string
  reason?: string
  incident?: string
  encrypted?: string
  place?: string
  approvedBy?: string
  newPerson?: true
}

function addResolve(audit: Command, run: Run): void {
  withItems(addCommand(audit, 'resolve <id>', commands.resolve))
    .requiredOption('--decision <decision>', options.decision)
    .option('--reason <reason>', options.decisionReason)
    .option('--incident <reference>', options.incident)
    .option('--encrypted <answer>', options.encrypted)
    .option('--place <path>', options.acceptedPlace)
    .option('--approved-by <name>', options.approvedBy)
    .option('--new-person', options.newPerson)
    .action(async (auditId: string, given: ResolveOptions, command: Command) => {
      const { reason, incident, encrypted, place, approvedBy } = given
      const order = {
        auditId,
        ...itemsOf(given),
        decision: wordIn(decisionKinds, given.decision),
        encrypted: encrypted === undefined ? undefined : wordIn(encryptions, encrypted),
        reason,
        incident,
        place,
        approvedBy,
        pin: approvedBy === undefined ? undefined : givenPin(),
        newPerson: given.newPerson === true,
      }
      await run(command, async ({ client }, { json }) => {
        const resolved = await client.audits.resolve(order)
        if (json) await printJson(resolved)
        else await printLine(results.decided(inDigits(resolved.decided), inDigits(resolved.undecided)))
        return exitCodes.done
      })
    })
}

function addApprove(audit: Command, run: Run): void {
  withItems(addCommand(audit, 'approve <id>', commands.approve))
    .option('--approved-by <name>', options.approvedBy)
    .option('--new-person', options.newPerson)
    .action(
      async (auditId: string, given: Items & { approvedBy?: string; newPerson?: true }, command: Command) => {
        const order = {
          auditId,
          ...itemsOf(given),
          approvedBy: given.approvedBy,
          pin: givenPin(),
          newPerson: given.newPerson === true,
        }
        await run(command, async ({ client }, { json }) => {
          const approved = await client.audits.approve(order)
          if (json) await printJson(approved)
          else await printLine(results.approved(inDigits(approved.approved)))
          return exitCodes.done
        })
      },
    )
}

interface CloseOptions {
  by: string
  responsible?: string
  notCountedReason?: string
  newPerson?: true
}

function addClose(audit: Command, run: Run): void {
  addCommand(audit, 'close <id>', commands.close)
    .requiredOption('--by <name>', options.closedBy)
    .option('--responsible <name>', options.responsible)
    .option('--new-person', options.newPerson)
    .option('--not-counted-reason <reason>', options.notCountedReason)
    .action((auditId: string, given: CloseOptions, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions()
        const { placesNotCounted } = await client.audits.closing({ auditId })
        const { digest } = await client.audits.closingDigest({ auditId })
        const closed = await client.audits.close({
          auditId,
          by: given.by,
          responsible: given.responsible,
          notCountedReason: given.notCountedReason,
          digest,
          pins: { auditor: givenPin(), responsible: givenResponsiblePin() },
          newPerson: given.newPerson === true,
          timeZone,
          locale,
        })
        const left = placesNotCounted.map(({ path }) => path)
        if (json) await printJson({ ...closed, placesNotCounted: left })
        else {
          await printLine(results.closed(inDigits(closed.applied), closed.digest))
          if (left.length > 0) await printLine(results.placesLeft(left))
          if (!closed.independentlyApproved) await printLine(results.notIndependent)
        }
        return exitCodes.done
      }),
    )
  addCommand(audit, 'closing <id>', commands.closing).action((auditId: string, _: object, command: Command) =>
    run(command, async ({ client }) => {
      const view = await client.audits.closing({ auditId })
      await printJson({ ...view, ...(await client.audits.closingDigest({ auditId })) })
      return exitCodes.done
    }),
  )
}

function addAbandon(audit: Command, run: Run): void {
  addCommand(audit, 'abandon <id>', commands.abandon)
    .requiredOption('--reason <reason>', options.abandonReason)
    .action((auditId: string, { reason }: { reason: string }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { state } = await client.audits.abandon({ auditId, reason })
        if (json) await printJson({ auditId, state })
        else await printLine(results.abandoned)
        return exitCodes.done
      }),
    )
}
