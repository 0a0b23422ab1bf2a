import { os } from '../../calls/implement.ts'
import { backups } from './backups.ts'

export const backupsProcedures = os.backups.router({
  list: os.backups.list.handler(({ context }) =>
    backups.list(context.database, context.dataFolder, context.now()),
  ),

  make: os.backups.make.handler(({ context }) =>
    context.write((tx) => ({ jobId: context.jobs().start(tx, 'backup', {}) })),
  ),

  save: os.backups.save.handler(({ context }) =>
    context.write((tx) => ({ jobId: context.jobs().start(tx, 'backupCopy', {}) })),
  ),

  preview: os.backups.preview.handler(({ input, context }) =>
    context.write((tx) => {
      backups.file(context.dataFolder, input.source)
      return { jobId: context.jobs().start(tx, 'restorePreview', input) }
    }),
  ),

  restore: os.backups.restore.handler(({ input, context }) =>
    context.write((tx) => {
      backups.file(context.dataFolder, input.source)
      return { jobId: context.jobs().start(tx, 'restore', input) }
    }),
  ),
})
