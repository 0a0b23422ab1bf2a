import type { Command } from 'commander'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { checkWritable, takeOutgoing } from './file-transfer.ts'
import { inDigits, printJson, printLine } from './output.ts'
import { givenPin, givenResponsiblePin } from './pin-settings.ts'

const { commands, options, results } = cliText

/** What is put beside an audit after its close. */
export function addAuditAmendCommands(audit: Command, run: Run): void {
  addAmend(audit, run)
  addAddendum(audit, run)
}

interface AmendOptions {
  reason: string
  by: string
  responsible?: string
  newPerson?: true
}

function addAmend(audit: Command, run: Run): void {
  addCommand(audit, 'amend <id>', commands.amend)
    .requiredOption('--reason <reason>', options.amendReason)
    .requiredOption('--by <name>', options.closedBy)
    .option('--responsible <name>', options.responsible)
    .option('--new-person', options.newPerson)
    .action((auditId: string, { reason, by, responsible, newPerson }: AmendOptions, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions()
        const { digest, lateScans, corrections } = await client.audits.amending({ auditId, reason })
        const amended = await client.audits.amend({
          auditId,
          reason,
          by,
          responsible,
          digest,
          pins: { auditor: givenPin(), responsible: givenResponsiblePin() },
          newPerson: newPerson === true,
          timeZone,
          locale,
        })
        if (json) await printJson({ ...amended, lateScans, corrections })
        else
          await printLine(
            results.amended(inDigits(amended.number), inDigits(corrections.length), amended.digest),
          )
        return exitCodes.done
      }),
    )
}

function addAddendum(audit: Command, run: Run): void {
  addCommand(audit, 'addendum <id>', commands.addendum)
    .option('--pdf <file>', options.reportFile('PDF'))
    .action(async (auditId: string, { pdf }: { pdf?: string }, command: Command) => {
      if (pdf !== undefined) await checkWritable(pdf)
      await run(command, async (session, { json }) => {
        if (pdf === undefined) {
          await printJson(await session.client.audits.addendum({ auditId }))
          return exitCodes.done
        }
        const { jobId } = await session.client.audits.addendumFile({ auditId, format: 'pdf' })
        const made = (await session.jobResult(jobId)) as FileResult
        await takeOutgoing(session, made, pdf)
        if (json) await printJson({ file: pdf, size: made.size })
        else await printLine(results.fileWritten(pdf, inDigits(made.size)))
        return exitCodes.done
      })
    })
}
