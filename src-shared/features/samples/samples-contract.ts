import { z } from 'zod'
import { command } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { samplesText } from './samples-text.ts'

export const samplesProblems = {
  DATA_FOLDER_NOT_EMPTY: problem(z.object({ assets: z.number().int() }), ({ assets }) =>
    samplesText.dataFolderNotEmpty(assets),
  ),
}

const generateResult = z.object({
  assets: z.number().int(),
  locations: z.number().int(),
  people: z.number().int(),
  archived: z.number().int(),
})

export type GenerateResult = z.output<typeof generateResult>

export const samplesContract = {
  /** Starts a job that fills an empty data folder with an invented organisation, the same one for the same seed. */
  generate: command('administer')
    .input(
      z.object({
        assets: z.number().int().min(1).max(5_000_000),
        seed: z
          .number()
          .int()
          .min(0)
          .max(2 ** 31 - 1),
      }),
    )
    .output(z.object({ jobId: id }))
    .errors(errorsOf(samplesProblems)),
}
