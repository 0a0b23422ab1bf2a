import { useMutation, useQuery } from '@tanstack/react-query'
import type { AttachmentKind } from '../../../src-shared/features/attachments/attachment-kinds.ts'
import { attachmentsWindowText as text } from '../../../src-shared/features/attachments/attachments-window-text.ts'
import type { Notice } from '../../components/notice/notice-line.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { thumbnailOf } from './thumbnail.ts'

const photoTypes = ['image/jpeg', 'image/png', 'image/webp']

/**
 * The photos and files of an asset, and what can be done with them.
 * @param onDone hears what was done, and how it is taken back
 */
export function useAttachments(assetId: string, onDone: (notice: Notice) => void) {
  const { client, calls, files } = useEngine()
  const list = useQuery(calls.attachments.list.queryOptions({ input: { assetId } }))

  const addOne = async (file: File) => {
    const isPhoto = photoTypes.includes(file.type)
    const thumbnail = isPhoto ? await thumbnailOf(file) : null
    const kind: AttachmentKind = isPhoto ? 'photo' : 'file'
    const { id } = await client.attachments.add({
      assetId,
      kind,
      fileName: file.name,
      stagingId: await files.stage(file),
      ...(thumbnail && { thumbnailStagingId: await files.stage(thumbnail) }),
    })
    return id
  }

  const add = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      const ids: string[] = []
      try {
        for (const file of chosen) ids.push(await addOne(file))
      } finally {
        const [first] = chosen
        if (first && ids.length > 0)
          onDone({
            says: ids.length === 1 ? text.added(first.name) : text.addedMany(ids.length),
            undo: async () => {
              for (const id of ids) await client.attachments.remove({ id })
            },
          })
      }
    },
  })

  const remove = useMutation({
    mutationFn: ({ id }: { id: string; fileName: string }) => client.attachments.remove({ id }),
    onSuccess: (_, { id, fileName }) =>
      onDone({ says: text.removed(fileName), undo: () => client.attachments.putBack({ id }) }),
  })

  const save = useMutation({
    mutationFn: async (id: string) => files.save(await client.attachments.open({ id, part: 'content' })),
  })

  // The list is told anew once it has come; until then the sync goes on, whatever becomes of this page.
  const fetch = useMutation({
    mutationFn: ({ sha256 }: { sha256: string }) => client.sync.fetch({ sha256 }),
  })

  return { list, add, remove, save, fetch }
}
