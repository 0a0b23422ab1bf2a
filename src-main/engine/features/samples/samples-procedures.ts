import { failure } from '../../../../src-shared/contract/problems.ts'
import { samplesProblems } from '../../../../src-shared/features/samples/samples-contract.ts'
import { os } from '../../calls/implement.ts'
import { assets } from '../assets/assets.ts'

export const samplesProcedures = os.samples.router({
  generate: os.samples.generate.handler(({ input, context }) =>
    context.write((tx) => {
      const assetCount = assets.count(tx.database)
      if (assetCount > 0) throw failure(samplesProblems, 'DATA_FOLDER_NOT_EMPTY', { assets: assetCount })
      return { jobId: context.jobs().start(tx, 'generate', input) }
    }),
  ),
})
