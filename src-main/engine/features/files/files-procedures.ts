import { filesContract } from '../../../../src-shared/features/files/files-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { files } from './files.ts'

const os = implementCalls(filesContract)

export default {
  stage: os.stage.handler(({ context }) => {
    const staging = context.write((tx) => {
      const stagingId = tx.newId()
      files.openStaging(context.dataFolder, stagingId)
      return { stagingId }
    })
    context.jobs().madeReady()
    return staging
  }),
}
