import { useEffect, useMemo, useState } from 'react'
import type { ListDelimiter, ListEncoding } from '../../../src-shared/features/imports/list-format.ts'
import { type SampleColumn, sampleBytes, sampleOf } from './list-sample.ts'

export interface ListSample {
  columns: SampleColumn[] | null
  error: Error | null
}

/** The columns of a list with first values, read in the window itself; null until its first bytes are there. */
export function useListSample(
  file: File,
  encoding: ListEncoding | null,
  delimiter: ListDelimiter | null,
): ListSample {
  const [start, setStart] = useState<{ file: File; bytes: Uint8Array } | null>(null)
  const [error, setError] = useState<Error | null>(null)
  useEffect(() => {
    let isLeft = false
    file
      .slice(0, sampleBytes)
      .arrayBuffer()
      .then(
        (bytes) => !isLeft && setStart({ file, bytes: new Uint8Array(bytes) }),
        (reason: unknown) => !isLeft && setError(reason as Error),
      )
    return () => {
      isLeft = true
    }
  }, [file])
  const columns = useMemo(
    () =>
      start?.file === file ? sampleOf(start.bytes, { encoding, delimiter }, file.size <= sampleBytes) : null,
    [start, file, encoding, delimiter],
  )
  return { columns, error }
}
