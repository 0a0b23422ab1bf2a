import { importsContract } from '../../../../src-shared/features/imports/imports-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { files } from '../files/files.ts'

const os = implementCalls(importsContract)

export default {
  start: os.start.handler(({ input, context }) =>
    context.write((tx) => {
      files.staged(context.dataFolder, input.stagingId)
      return { jobId: context.jobs().start(tx, 'import', input) }
    }),
  ),

  preview: os.preview.handler(({ input, context }) =>
    context.write((tx) => {
      files.staged(context.dataFolder, input.stagingId)
      return { jobId: context.jobs().start(tx, 'importPreview', input) }
    }),
  ),
}
