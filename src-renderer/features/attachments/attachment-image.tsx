import { useEngine } from '../../host/engine-context.ts'
import { StoredImage } from './stored-image.tsx'

interface AttachmentImageProps {
  id: string
  part: 'content' | 'thumbnail'
  alt: string
  className?: string | undefined
}

/** A photo, or its small picture. */
export function AttachmentImage({ id, part, ...shown }: AttachmentImageProps) {
  const { client } = useEngine()
  return (
    <StoredImage
      queryKey={['attachment', id, part]}
      open={() => client.attachments.open({ id, part })}
      {...shown}
    />
  )
}
