import { backupsContract } from '../../../../src-shared/features/backups/backups-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { backups } from './backups.ts'

const os = implementCalls(backupsContract)

export default {
  list: os.list.handler(({ context }) => backups.list(context.database, context.dataFolder, context.now())),

  make: os.make.handler(({ context }) =>
    context.write((tx) => ({ jobId: context.jobs().start(tx, 'backup', {}) })),
  ),

  save: os.save.handler(({ context }) =>
    context.write((tx) => ({ jobId: context.jobs().start(tx, 'backupCopy', {}) })),
  ),

  preview: os.preview.handler(({ input, context }) =>
    context.write((tx) => {
      backups.file(context.dataFolder, input.source)
      return { jobId: context.jobs().start(tx, 'restorePreview', input) }
    }),
  ),

  restore: os.restore.handler(({ input, context }) =>
    context.write((tx) => {
      backups.file(context.dataFolder, input.source)
      return { jobId: context.jobs().start(tx, 'restore', input) }
    }),
  ),
}
