import { useEffect, useState } from 'react'
import {
  type BulkEditOrder,
  type BulkEditPreview,
  bulkEditPreview,
} from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { jobFailure } from '../../jobs/job-failure.ts'
import { useJob } from '../../jobs/use-job.ts'

/** So long nothing may be typed before it is looked at. */
const calmMilliseconds = 250

export interface BulkPreviewState {
  /** the last one that could be made; a newer one may be under way */
  last: BulkEditPreview | null
  /** whether it is of what is set now */
  isCurrent: boolean
  error: Error | null
}

interface Asked {
  wanted: string
  jobId: string | null
  error: Error | null
}

const nothing = 'null'

/** Has the engine say what an edit would do, anew whenever something else is set; the one before is given up. */
export function useBulkPreview(order: BulkEditOrder | null): BulkPreviewState {
  const { client } = useEngine()
  const wanted = JSON.stringify(order)
  const [asked, setAsked] = useState<Asked>({ wanted: nothing, jobId: null, error: null })
  const [last, setLast] = useState<{ wanted: string; preview: BulkEditPreview } | null>(null)

  useEffect(() => {
    if (wanted === nothing) return
    let isLeft = false
    let jobId: string | null = null
    // One that has ended meanwhile needs no end.
    const giveUp = (id: string) => void client.jobs.cancel({ jobId: id }).catch(() => undefined)
    const timer = window.setTimeout(() => {
      client.assets.previewBulkEdit(JSON.parse(wanted) as BulkEditOrder).then(
        (begun) => {
          if (isLeft) return giveUp(begun.jobId)
          jobId = begun.jobId
          setAsked({ wanted, jobId, error: null })
        },
        (error: Error) => !isLeft && setAsked({ wanted, jobId: null, error }),
      )
    }, calmMilliseconds)
    return () => {
      isLeft = true
      window.clearTimeout(timer)
      if (jobId) giveUp(jobId)
    }
  }, [client, wanted])

  const { job, error } = useJob(asked.jobId)
  const isAsked = asked.wanted === wanted
  useEffect(() => {
    if (job?.state === 'done' && isAsked) setLast({ wanted, preview: bulkEditPreview.parse(job.result) })
  }, [job, isAsked, wanted])
  return {
    last: wanted === nothing ? null : (last?.preview ?? null),
    isCurrent: last?.wanted === wanted && isAsked && asked.error === null,
    error: isAsked ? (asked.error ?? jobFailure(job) ?? (error as Error | null)) : null,
  }
}
