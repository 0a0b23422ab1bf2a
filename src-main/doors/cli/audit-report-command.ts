import type { Command } from 'commander'
import { reportFormats } from '../../../src-shared/features/audits/report.ts'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { checkWritable, standardStream, takeOutgoing } from './file-transfer.ts'
import { wholeNumber } from './numbers.ts'
import { inDigits, printJson, printLine } from './output.ts'

type Format = (typeof reportFormats)[number]

/** `--json` names a file here; without one it is the flag of every command. */
type Options = { pdf?: string; csv?: string; json?: string | true; edition?: number }

export function addAuditReportCommand(audit: Command, run: Run): void {
  addCommand(audit, 'report <id>', cliText.commands.report, false)
    .option('--pdf <file>', cliText.options.reportFile('PDF'))
    .option('--csv <file>', cliText.options.reportFile('CSV'))
    .option('--json [file]', cliText.options.reportFile('JSON'))
    .option('--edition <number>', cliText.options.edition, wholeNumber)
    .action(async (auditId: string, options: Options, command: Command) => {
      const wanted = wantedFiles(options)
      const { edition } = options
      const toStdout = wanted.filter(({ file }) => file === standardStream)
      if (toStdout.length > 1) throw usageError(cliText.problems.oneOnStdout)
      for (const { file } of wanted) await checkWritable(file)
      await run(command, async (session, { json }) => {
        const files: { format: Format; file: string; size: number }[] = []
        for (const { format, file } of wanted) {
          const { jobId } = await session.client.audits.report({ auditId, format, edition })
          const made = (await session.jobResult(jobId)) as FileResult
          await takeOutgoing(session, made, file)
          files.push({ format, file, size: made.size })
        }
        if (toStdout.length > 0) return exitCodes.done
        if (json) await printJson({ files })
        else
          for (const { file, size } of files)
            await printLine(cliText.results.fileWritten(file, inDigits(size)))
        return exitCodes.done
      })
    })
}

function wantedFiles(options: Options): { format: Format; file: string }[] {
  const wanted = reportFormats.flatMap((format) => {
    const file = options[format]
    return typeof file === 'string' ? [{ format, file }] : []
  })
  return wanted.length > 0 ? wanted : [{ format: 'json', file: standardStream }]
}
