import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useEngine } from '../../host/engine-context.ts'

interface AttachmentImageProps {
  id: string
  part: 'content' | 'thumbnail'
  alt: string
  className?: string | undefined
}

/** A photo, or its small picture, shown from bytes that came through the door. */
export function AttachmentImage({ id, part, alt, className }: AttachmentImageProps) {
  const { client, files } = useEngine()
  // Content never changes; what was looked at is kept for as long as such queries are.
  const { data } = useQuery({
    queryKey: ['attachment', id, part],
    queryFn: async () => files.fetch(await client.attachments.open({ id, part })),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!data) return
    const made = URL.createObjectURL(data)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  return url === undefined ? (
    <span className={className} role="img" aria-label={alt} />
  ) : (
    <img className={className} src={url} alt={alt} />
  )
}
