import type { Mended } from '../../../../src-shared/features/doctor/doctor-contract.ts'
import { timeBoxes } from '../../database/time-boxes.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { doctor } from './doctor.ts'
import { mendFolder } from './doctor-folder.ts'
import { emptyFullText, noteAssets, spansOf } from './search-mending.ts'

/** Mends what can be mended beside work: full text where it does not agree with the assets, leftover files, permissions. */
export async function mendRegister(_: object, job: JobContext): Promise<Mended> {
  const findings = await Promise.race([doctor.check(job.dataFolder, job.now()), aborted(job.signal)])
  const removed = mendFolder(job.dataFolder, job.now())
  const isSound = findings.every(({ check, state }) => check !== 'search' || state === 'sound')
  return { searched: isSound ? null : await searchedAnew(job), removed }
}

/** An end does not wait for the look, which changes nothing. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
}

async function searchedAnew(job: JobContext): Promise<number> {
  const spans = spansOf(job.database)
  let noted = 0
  await timeBoxes(
    job,
    spans,
    (tx, span) => noteAssets(tx.database, span),
    (_, count) => {
      noted += count
      job.progress(noted, null)
    },
  )
  job.signal.throwIfAborted()
  job.step((tx) => {
    emptyFullText(tx.database)
    tx.touch('assets')
  })
  return noted
}
