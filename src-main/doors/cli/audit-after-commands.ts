import { basename } from 'node:path'
import type { Command } from 'commander'
import { afterText } from '../../../src-shared/features/audits/after-text.ts'
import type { ReportBooks } from '../../../src-shared/features/audits/report-figures.ts'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { checkWritable, openToRead, stageFile, standardStream, takeOutgoing } from './file-transfer.ts'
import { inDigits, printJson, printLine } from './output.ts'

const { commands, options, results } = cliText
const formats = ['pdf', 'csv'] as const

export function addAuditAfterCommands(audit: Command, run: Run): void {
  addSearchAgain(audit, run)
  addBooks(audit, run)
}

function addBooks(audit: Command, run: Run): void {
  addCommand(audit, 'books <id> [file]', commands.books)
    .option('--pdf <file>', options.reportFile('PDF'))
    .action(
      async (auditId: string, file: string | undefined, { pdf }: { pdf?: string }, command: Command) => {
        const bytes = file === undefined ? null : await openToRead(file)
        if (pdf !== undefined) await checkWritable(pdf)
        await run(command, async (session, { json }) => {
          const { client } = session
          if (bytes) {
            const stagingId = await stageFile(session, bytes)
            const fileName = file === undefined || file === standardStream ? 'stdin.csv' : basename(file)
            await client.audits.takeBooks({ auditId, stagingId, fileName })
          }
          const books = await client.audits.books({ auditId })
          if (pdf !== undefined) {
            const { jobId } = await client.audits.booksFile({ auditId })
            await takeOutgoing(session, (await session.jobResult(jobId)) as FileResult, pdf)
          }
          if (pdf !== standardStream) {
            if (json || !process.stdout.isTTY) await printJson(books)
            else await printLine(booksLine(books))
          }
          return exitCodes.done
        })
      },
    )
}

function booksLine({ matched, notInRegister, notInBooks }: ReportBooks): string {
  const differing = matched.filter(({ differs }) => differs).length
  return afterText.booksTaken(
    inDigits(matched.length),
    inDigits(notInRegister.length),
    inDigits(notInBooks.length),
    inDigits(differing),
  )
}

function addSearchAgain(audit: Command, run: Run): void {
  addCommand(audit, 'search-again <id>', commands.searchAgain)
    .option('--pdf <file>', options.reportFile('PDF'))
    .option('--csv <file>', options.reportFile('CSV'))
    .action(async (auditId: string, given: { pdf?: string; csv?: string }, command: Command) => {
      const wanted = formats.flatMap((format) => {
        const file = given[format]
        return file === undefined ? [] : [{ format, file }]
      })
      for (const { file } of wanted) await checkWritable(file)
      await run(command, async (session, { json }) => {
        if (wanted.length === 0) await printJson(await session.client.audits.searchAgain({ auditId }))
        const files: { format: string; file: string; size: number }[] = []
        for (const { format, file } of wanted) {
          const { jobId } = await session.client.audits.searchAgainFile({ auditId, format })
          const made = (await session.jobResult(jobId)) as FileResult
          await takeOutgoing(session, made, file)
          files.push({ format, file, size: made.size })
        }
        if (wanted.length === 0 || wanted.some(({ file }) => file === standardStream)) return exitCodes.done
        if (json) await printJson({ files })
        else for (const { file, size } of files) await printLine(results.fileWritten(file, inDigits(size)))
        return exitCodes.done
      })
    })
}
