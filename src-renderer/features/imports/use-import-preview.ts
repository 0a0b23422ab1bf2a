import { useEffect, useState } from 'react'
import {
  type ImportOrder,
  type ImportPreview,
  importPreview,
} from '../../../src-shared/features/imports/imports-contract.ts'
import type { Job } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { useEngine } from '../../host/engine-context.ts'
import { jobFailure } from '../jobs/job-failure.ts'
import { useJob } from '../jobs/use-job.ts'
import { withStaged } from './staged-list.ts'

/** What is said of a list besides where it lies. */
export type ListOrder = Omit<Partial<ImportOrder>, 'stagingId' | 'fileName'>

export interface ImportPreviewState {
  /** the last one that could be made, of this list; a newer one may be under way */
  last: ImportPreview | null
  /** what was said of the list when it was made */
  madeWith: ListOrder
  /** whether it is of what is said now */
  isCurrent: boolean
  /** the preview that is being made */
  job: Job | undefined
  error: Error | null
}

interface Asked {
  wanted: string
  jobId: string | null
  error: Error | null
}

/**
 * Has the engine say what an import would do, anew whenever something else is said of the list; the one before is given up.
 * @param order null: it is not yet known what is said of the list
 */
export function useImportPreview(file: File, order: ListOrder | null): ImportPreviewState {
  const { client, files } = useEngine()
  const wanted = JSON.stringify(order)
  const [asked, setAsked] = useState<Asked>({ wanted: '', jobId: null, error: null })
  const [last, setLast] = useState<{ file: File; order: ListOrder; preview: ImportPreview } | null>(null)

  useEffect(() => {
    if (wanted === 'null') return
    let isLeft = false
    let jobId: string | null = null
    // One that has ended meanwhile needs no end.
    const giveUp = (id: string) => void client.jobs.cancel({ jobId: id }).catch(() => undefined)
    withStaged(files, file, (stagingId) =>
      client.imports.preview({ ...(JSON.parse(wanted) as ListOrder), stagingId, fileName: file.name }),
    ).then(
      (begun) => {
        if (isLeft) return giveUp(begun.jobId)
        jobId = begun.jobId
        setAsked({ wanted, jobId, error: null })
      },
      (error: Error) => !isLeft && setAsked({ wanted, jobId: null, error }),
    )
    return () => {
      isLeft = true
      if (jobId) giveUp(jobId)
    }
  }, [client, files, file, wanted])

  const { job, error } = useJob(asked.jobId)
  const isAsked = asked.wanted === wanted
  useEffect(() => {
    if (job?.state !== 'done' || !isAsked) return
    setLast({ file, order: JSON.parse(wanted) as ListOrder, preview: importPreview.parse(job.result) })
  }, [job, file, isAsked, wanted])
  const isOfFile = last?.file === file
  return {
    last: isOfFile ? last.preview : null,
    madeWith: isOfFile ? last.order : {},
    isCurrent: isAsked && job?.state === 'done' && isOfFile && JSON.stringify(last.order) === wanted,
    job: isAsked && job?.state === 'running' ? job : undefined,
    error: isAsked ? (asked.error ?? jobFailure(job) ?? (error as Error | null)) : null,
  }
}
