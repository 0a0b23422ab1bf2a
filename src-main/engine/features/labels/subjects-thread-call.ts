import type { WantedLabels } from '../../../../src-shared/features/labels/wanted-labels-selection.ts'
import { askDocumentThread } from '../../documents/draw-document.ts'
import type { JobContext } from '../jobs/jobs.ts'
import type { LabelSubject } from './label-subject.ts'

/** What wanted labels are for, found on a thread of its own: a search or an import may be large. */
export async function subjectsApart(job: JobContext, labels: WantedLabels): Promise<LabelSubject[]> {
  let found: LabelSubject[] = []
  const input = { labels, today: job.now().slice(0, 10) }
  await askDocumentThread(job, { kind: 'labelSubjects', input }, null, (told: LabelSubject[]) => {
    found = told
  })
  return found
}
