import { basename } from 'node:path'
import type { Command } from 'commander'
import { conditions } from '../../../src-shared/features/audits/capture.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { openToRead, stageFile } from './file-transfer.ts'
import { printJson, printLine } from './output.ts'
import { wordIn } from './words.ts'

const { commands, options, results } = cliText

interface Options {
  condition?: string
  note?: string
  photo?: string
}

/** Says something of a scan after it was recorded. */
export function addAuditRemarkCommand(audit: Command, run: Run): void {
  addCommand(audit, 'remark <id> <scan-id>', commands.remark)
    .option('--condition <condition>', options.condition)
    .option('--note <note>', options.note)
    .option('--photo <file>', options.photo)
    .action(async (auditId: string, scanId: string, given: Options, command: Command) => {
      const { note, photo: file } = given
      const condition = given.condition === undefined ? undefined : wordIn(conditions, given.condition)
      const bytes = file === undefined ? undefined : await openToRead(file)
      await run(command, async (session, { json }) => {
        const photo =
          bytes === undefined || file === undefined
            ? undefined
            : { fileName: basename(file), stagingId: await stageFile(session, bytes) }
        const said = await session.client.audits.remark({ auditId, scanId, condition, note, photo })
        if (json) await printJson(said)
        else await printLine(results.remarked)
        return exitCodes.done
      })
    })
}
