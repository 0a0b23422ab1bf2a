import type { Command } from 'commander'
import type { GenerateResult } from '../../../src-shared/features/samples/samples-contract.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { wholeNumber } from './numbers.ts'
import { inDigits, printJson, printLine } from './output.ts'
import { settingsOf } from './settings.ts'

export function addGenerateCommand(program: Command, run: Run): void {
  addCommand(program, 'generate', cliText.commands.generate)
    .requiredOption('--assets <count>', cliText.options.assets, wholeNumber)
    .option('--seed <number>', cliText.options.seed, wholeNumber, 1)
    .action(async (input: { assets: number; seed: number }, command: Command) => {
      if (settingsOf(command).dataFolderOrigin !== 'named')
        throw usageError(cliText.problems.generateNeedsData)
      await run(command, async (session, { json }) => {
        const { assets, seed } = input
        const { jobId } = await session.client.samples.generate({ assets, seed })
        const made = (await session.jobResult(jobId)) as GenerateResult
        if (json) await printJson(made)
        else
          await printLine(
            cliText.results.generated(
              inDigits(made.assets),
              inDigits(made.locations),
              inDigits(made.people),
              inDigits(made.archived),
            ),
          )
        return exitCodes.done
      })
    })
}
