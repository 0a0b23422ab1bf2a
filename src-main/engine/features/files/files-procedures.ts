import { os } from '../../calls/implement.ts'
import { files } from './files.ts'

export const filesProcedures = os.files.router({
  stage: os.files.stage.handler(({ context }) =>
    context.write((tx) => {
      const stagingId = tx.newId()
      files.openStaging(context.dataFolder, stagingId)
      return { stagingId }
    }),
  ),
})
