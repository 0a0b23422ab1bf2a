import { rmSync } from 'node:fs'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { filesProblems } from '../../../../../src-shared/features/files/files-contract.ts'
import { labelDesignsContract } from '../../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { implementCalls } from '../../../calls/implement.ts'
import { storeContent } from '../../../content/store-content.ts'
import { stagingFile } from '../../../files.ts'
import { labelDesigns } from '../label-designs.ts'
import { labelSettings } from '../label-settings.ts'
import { logoTakenInApart } from '../logo/logo-thread-call.ts'

const os = implementCalls(labelDesignsContract)

export default {
  list: os.list.handler(({ input, context }) => ({
    designs: labelDesigns.list(context.database, input.kind, input.archived),
  })),

  save: os.save.handler(({ input, context }) => context.write((tx) => labelDesigns.save(tx, input))),

  archive: os.archive.handler(({ input, context }) =>
    context.write((tx) => labelDesigns.archive(tx, input.id, input.archived)),
  ),

  settings: os.settings.handler(({ context }) => labelSettings.get(context.database)),

  setSettings: os.setSettings.handler(({ input, context }) =>
    context.write((tx) => labelSettings.set(tx, input)),
  ),

  setLogo: os.setLogo.handler(async ({ input, context }) => {
    const { dataFolder, newId } = context
    const { stagingId, fileName } = input
    const logo = await logoTakenInApart(context, input)
    const sha256 = logo && (await storeContent(dataFolder, logo, newId))
    return context.write((tx) => {
      if (!sha256) throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId })
      tx.afterCommit(() => rmSync(stagingFile(dataFolder, stagingId), { force: true }))
      return labelSettings.setLogo(tx, { fileName, sha256 })
    })
  }),

  removeLogo: os.removeLogo.handler(({ context }) => context.write((tx) => labelSettings.setLogo(tx, null))),
}
