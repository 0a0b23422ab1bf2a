import { rmSync } from 'node:fs'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { attachmentsProblems } from '../../../../src-shared/features/attachments/attachments-contract.ts'
import { filesProblems } from '../../../../src-shared/features/files/files-contract.ts'
import { os } from '../../calls/implement.ts'
import { handOutContent, hasContent } from '../../content/hand-out-content.ts'
import { stagingFile } from '../../files.ts'
import { files } from '../files/files.ts'
import { attachments } from './attachments.ts'
import { attachmentsOf } from './attachments-query.ts'
import { takeInAttachment } from './take-in-attachment.ts'

export const attachmentsProcedures = os.attachments.router({
  list: os.attachments.list.handler(({ input, context }) => ({
    attachments: attachmentsOf(context.database, input.assetId),
  })),

  open: os.attachments.open.handler(({ input, context: { database, dataFolder, newId } }) => {
    const row = attachments.get(database, input.id)
    const isContent = input.part === 'content'
    const sha256 = isContent ? row.sha256 : row.thumbnail_sha256
    if (row.removed_at !== null || sha256 === null)
      throw failure(attachmentsProblems, 'ATTACHMENT_UNKNOWN', {})
    const outgoingId = newId()
    const size = handOutContent(dataFolder, sha256, files.outgoing(dataFolder, outgoingId))
    if (size === null) throw failure(attachmentsProblems, 'CONTENT_GONE', { fileName: row.file_name })
    return { outgoingId, fileName: row.file_name, size }
  }),

  add: os.attachments.add.handler(async ({ input, context }) => {
    const { dataFolder, newId } = context
    const stored = await takeInAttachment(dataFolder, input, newId)
    return context.write((tx) => {
      if (!stored) throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId: input.stagingId })
      const { id } = attachments.add(tx, input, stored)
      tx.afterCommit(() => {
        for (const staged of [input.stagingId, input.thumbnailStagingId])
          if (staged !== undefined) rmSync(stagingFile(dataFolder, staged), { force: true })
      })
      return { id }
    })
  }),

  remove: os.attachments.remove.handler(({ input, context }) =>
    context.write((tx) => {
      attachments.remove(tx, input.id)
      return { id: input.id }
    }),
  ),

  putBack: os.attachments.putBack.handler(({ input, context }) =>
    context.write((tx) => {
      attachments.putBack(tx, input.id, (sha256) => hasContent(context.dataFolder, sha256))
      return { id: input.id }
    }),
  ),
})
