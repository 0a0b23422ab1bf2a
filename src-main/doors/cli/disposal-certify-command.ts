import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { failure } from '../../../src-shared/contract/problems.ts'
import { certificateScopes } from '../../../src-shared/features/disposals/certificate.ts'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { cliProblems } from './cli-problems.ts'
import { commaList } from './comma-list.ts'
import { addCommand, type Run } from './command.ts'
import { disposalCliText as text } from './disposal-cli-text.ts'
import { exitCodes } from './exit-codes.ts'
import { checkWritable, takeOutgoing } from './file-transfer.ts'
import { printJson, printLine } from './output.ts'
import { optionalWordIn } from './words.ts'

const { commands, options } = text

interface CertifyOptions {
  pdf: string
  scope?: string
  tags?: string
  serials?: string
  supersede?: string
}

type Made = FileResult & { number: string; sha256: string }

export function addDisposalCertifyCommand(disposal: Command, run: Run): void {
  addCommand(disposal, 'certify <case>', commands.certify)
    .requiredOption('--pdf <dir>', options.pdf)
    .option('--scope <word>', options.scope)
    .option('--serials <serials>', options.serials)
    .option('--tags <tags>', options.releaseTags)
    .option('--supersede <reason>', options.supersede)
    .action(async (caseId: string, given: CertifyOptions, command: Command) => {
      const { pdf, supersede } = given
      const scope = optionalWordIn(certificateScopes, given.scope)
      await makeFolder(pdf)
      await run(command, async (session, { json }) => {
        const [serials, tags] = [commaList(given.serials), commaList(given.tags)]
        const order = { caseId, scope, serials, tags, supersede }
        const { jobId } = await session.client.disposals.certify(order)
        const { certificates } = (await session.jobResult(jobId)) as { certificates: Made[] }
        const written: { number: string; file: string; sha256: string }[] = []
        for (const made of certificates) {
          const file = join(pdf, made.fileName)
          await takeOutgoing(session, made, file)
          written.push({ number: made.number, file, sha256: made.sha256 })
          if (!json) await printLine(text.certified(made.number, file))
        }
        if (json) await printJson({ certificates: written })
        return exitCodes.done
      })
    })
}

/** @throws FILE_NOT_WRITABLE */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw failure(cliProblems, 'FILE_NOT_WRITABLE', { file: folder, reason: error.code ?? error.message })
  })
  await checkWritable(join(folder, 'certificate.pdf'))
}
