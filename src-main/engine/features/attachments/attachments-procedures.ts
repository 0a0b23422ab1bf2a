import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  attachmentsContract,
  attachmentsProblems,
} from '../../../../src-shared/features/attachments/attachments-contract.ts'
import { filesProblems } from '../../../../src-shared/features/files/files-contract.ts'
import type { ProcedureContext } from '../../calls/call-context.ts'
import { implementCalls } from '../../calls/implement.ts'
import { handOutContent, hasContent } from '../../content/hand-out-content.ts'
import { files } from '../files/files.ts'
import { models } from '../models/models.ts'
import { attachments } from './attachments.ts'
import { attachmentsOf } from './attachments-query.ts'

const os = implementCalls(attachmentsContract)

export default {
  list: os.list.handler(({ input, context }) => ({
    attachments: attachmentsOf(context.database, context.dataFolder, input.assetId),
  })),

  open: os.open.handler(({ input, context: { database, dataFolder, newId } }) => {
    const row = attachments.get(database, input.id)
    const isContent = input.part === 'content'
    const sha256 = isContent ? row.sha256 : row.thumbnail_sha256
    if (row.removed_at !== null || sha256 === null)
      throw failure(attachmentsProblems, 'ATTACHMENT_UNKNOWN', {})
    return handedOut({ dataFolder, newId }, sha256, row.file_name)
  }),

  add: os.add.handler(async ({ input, context }) => {
    const { dataFolder, newId } = context
    const stored = await attachments.takeIn(dataFolder, input, newId)
    return context.write((tx) => {
      if (!stored) throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId: input.stagingId })
      const { id } = attachments.add(tx, input, stored)
      tx.afterCommit(() => attachments.removeStaged(dataFolder, input))
      return { id }
    })
  }),

  openModelPicture: os.openModelPicture.handler(({ input, context }) => {
    const picture = models.picture(context.database, input.modelId)
    const sha256 = input.part === 'content' ? picture?.sha256 : picture?.thumbnailSha256
    if (!picture || !sha256) throw failure(attachmentsProblems, 'MODEL_WITHOUT_PICTURE', {})
    return handedOut(context, sha256, picture.fileName)
  }),

  setModelPicture: os.setModelPicture.handler(async ({ input, context }) => {
    const { dataFolder, newId } = context
    const stored = await attachments.takeIn(dataFolder, { ...input, kind: 'photo' }, newId)
    return context.write((tx) => {
      if (!stored) throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId: input.stagingId })
      const { revision } = models.setPicture(tx, input.modelId, { ...stored, fileName: input.fileName })
      tx.touch('assets')
      tx.afterCommit(() => attachments.removeStaged(dataFolder, input))
      return { sha256: stored.sha256, revision }
    })
  }),

  removeModelPicture: os.removeModelPicture.handler(({ input, context }) =>
    context.write((tx) => {
      const { revision } = models.setPicture(tx, input.modelId, null)
      tx.touch('assets')
      return { revision }
    }),
  ),

  remove: os.remove.handler(({ input, context }) =>
    context.write((tx) => {
      attachments.remove(tx, input.id)
      return { id: input.id }
    }),
  ),

  putBack: os.putBack.handler(({ input, context }) =>
    context.write((tx) => {
      attachments.putBack(tx, input.id, (sha256) => hasContent(context.dataFolder, sha256))
      return { id: input.id }
    }),
  ),
}

/** @throws CONTENT_GONE */
function handedOut(
  { dataFolder, newId }: Pick<ProcedureContext, 'dataFolder' | 'newId'>,
  sha256: string,
  fileName: string,
) {
  const outgoingId = newId()
  const size = handOutContent(dataFolder, sha256, files.outgoing(dataFolder, outgoingId))
  if (size === null) throw failure(attachmentsProblems, 'CONTENT_GONE', { fileName })
  return { outgoingId, fileName, size }
}
