import { os } from '../../calls/implement.ts'
import { files } from '../files/files.ts'

export const importsProcedures = os.imports.router({
  start: os.imports.start.handler(({ input, context }) =>
    context.write((tx) => {
      files.staged(context.dataFolder, input.stagingId)
      return { jobId: context.jobs().start(tx, 'import', input) }
    }),
  ),

  preview: os.imports.preview.handler(({ input, context }) =>
    context.write((tx) => {
      files.staged(context.dataFolder, input.stagingId)
      return { jobId: context.jobs().start(tx, 'importPreview', input) }
    }),
  ),
})
