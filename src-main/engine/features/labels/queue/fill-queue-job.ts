import type { z } from 'zod'
import type { queuedResult } from '../../../../../src-shared/features/labels/label-queue-contract.ts'
import type { WantedReason } from '../../../../../src-shared/features/labels/label-run.ts'
import type { WantedLabels } from '../../../../../src-shared/features/labels/wanted-labels-selection.ts'
import { identifierKey } from '../../../../../src-shared/identity/identifier-key.ts'
import { timeBoxes } from '../../../database/time-boxes.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { labelQueue } from '../label-queue.ts'
import { subjectsApart } from '../subjects-thread-call.ts'

/** So many labels between two looks at the clock. */
const atATime = 64

/** Puts labels into the queue: which ones is found on a thread of its own, so that nobody waits for a search. */
export async function fillQueue(
  { labels, reason }: { labels: WantedLabels; reason: WantedReason },
  job: JobContext,
): Promise<z.output<typeof queuedResult>> {
  const subjects = await subjectsApart(job, labels)
  const groups = Array.from({ length: Math.ceil(subjects.length / atATime) }, (_, index) =>
    subjects.slice(index * atATime, (index + 1) * atATime),
  )
  let added = 0
  let done = 0
  await timeBoxes(
    job,
    groups,
    (tx, group) => {
      const ids = group.flatMap(({ assetId }) => assetId ?? [])
      const keys = group.flatMap(({ assetId, assetTag }) => (assetId === null ? identifierKey(assetTag) : []))
      return labelQueue.addAssets(tx, ids, reason) + labelQueue.addBlanks(tx, keys, reason)
    },
    (group, count) => {
      added += count
      done += group.length
      job.progress(done, subjects.length)
    },
  )
  return { added, waiting: labelQueue.count(job.database) }
}
