import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { useEngine } from '../../host/engine-context.ts'

interface StoredImageProps {
  /** what the picture is known by; content under it never changes */
  queryKey: readonly string[]
  open: () => Promise<FileResult>
  alt: string
  className?: string | undefined
}

/** A picture, shown from bytes that came through the door. */
export function StoredImage({ queryKey, open, alt, className }: StoredImageProps) {
  const { files } = useEngine()
  // What was looked at is kept for as long as such queries are.
  const { data } = useQuery({
    queryKey,
    queryFn: async () => files.fetch(await open()),
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
