import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { jobFailure } from '../jobs/job-failure.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { useJob } from '../jobs/use-job.ts'
import { FileChooser } from './file-chooser.tsx'
import { type ImportChoices, noChoices, rememberDraft, rememberedDraft } from './import-draft.ts'
import { ImportEnd } from './import-end.tsx'
import { ImportList } from './import-list.tsx'
import styles from './import-page.module.css'

/**
 * From a file to its result. The job runs in the engine and its id stands in the address, so a reload or a visit to
 * another page loses nothing but the chosen file.
 */
export default function ImportPage() {
  const [params, setParams] = useSearchParams()
  const [draft, setDraft] = useState(rememberedDraft)
  const jobId = params.get('job')
  const { job, error } = useJob(jobId)

  const keep = (next: typeof draft) => {
    rememberDraft(next)
    setDraft(next)
  }
  const choose = (choices: Partial<ImportChoices>) =>
    draft && keep({ ...draft, choices: { ...draft.choices, ...choices } })
  const again = () => {
    keep(null)
    setParams({})
  }

  if (jobId === null && draft)
    return (
      <ImportList
        key={draft.file.name}
        file={draft.file}
        choices={draft.choices}
        onChoose={choose}
        onOtherFile={again}
        onStarted={(started) => setParams({ job: started, file: draft.file.name })}
      />
    )
  const fileName = params.get('file') ?? text.theList
  return (
    <Page title={text.title} about={text.about}>
      <div className={styles.column}>
        {jobId === null ? (
          <FileChooser onFile={(file) => keep({ file, choices: noChoices })} />
        ) : job?.state === 'running' ? (
          <section className={styles.card} aria-label={text.importing(fileName)}>
            <JobProgress job={job} label={text.importing(fileName)} unit={text.rowUnit} />
          </section>
        ) : (
          job && (
            <ImportEnd
              job={job}
              failure={jobFailure(job)}
              fileName={fileName}
              onAgain={again}
              {...(draft && { onBack: () => setParams({}) })}
            />
          )
        )}
        <Problem error={error} />
      </div>
    </Page>
  )
}
