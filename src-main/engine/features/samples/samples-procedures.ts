import { failure } from '../../../../src-shared/contract/problems.ts'
import { samplesContract, samplesProblems } from '../../../../src-shared/features/samples/samples-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { assets } from '../assets/assets.ts'

const os = implementCalls(samplesContract)

export default {
  generate: os.generate.handler(({ input, context }) =>
    context.write((tx) => {
      const assetCount = assets.count(tx.database)
      if (assetCount > 0) throw failure(samplesProblems, 'DATA_FOLDER_NOT_EMPTY', { assets: assetCount })
      return { jobId: context.jobs().start(tx, 'generate', input) }
    }),
  ),
}
