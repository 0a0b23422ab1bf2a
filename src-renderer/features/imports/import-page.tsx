import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { importProblems } from '../../../src-shared/features/imports/imports-contract.ts'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import type { DateOrder } from '../../../src-shared/features/imports/list-dates.ts'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { jobFailure } from '../jobs/job-failure.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { useJob } from '../jobs/use-job.ts'
import { DateOrderQuestion } from './date-order-question.tsx'
import { FileChooser } from './file-chooser.tsx'
import { ImportEnd } from './import-end.tsx'
import { ImportOptions } from './import-options.tsx'
import styles from './import-page.module.css'

interface Order {
  file: File
  update: boolean
  dates?: DateOrder
}

/**
 * From a file to its result. The job runs in the engine and its id stands in the address, so a reload or a visit to
 * another page loses nothing but the chosen file.
 */
export default function ImportPage() {
  const { client, files } = useEngine()
  const [params, setParams] = useSearchParams()
  const [file, setFile] = useState<File | null>(null)
  const [update, setUpdate] = useState(false)
  const jobId = params.get('job')
  const fileName = file?.name ?? params.get('file') ?? text.theList
  const { job, error } = useJob(jobId)

  const start = useMutation({
    mutationFn: async (order: Order) => {
      const stagingId = await files.stage(order.file)
      return client.imports.start({
        stagingId,
        fileName: order.file.name,
        update: order.update,
        ...(order.dates ? { dates: order.dates } : {}),
      })
    },
    onSuccess: (begun, order) =>
      setParams({ job: begun.jobId, file: order.file.name, ...(order.update ? { update: '1' } : {}) }),
  })
  const again = () => {
    setFile(null)
    start.reset()
    setParams({})
  }
  const isUpdate = update || params.get('update') === '1'
  const question =
    job?.error?.code === 'DATE_ORDER_AMBIGUOUS'
      ? importProblems.DATE_ORDER_AMBIGUOUS.data.safeParse(job.error.data)
      : null

  return (
    <Page title={text.title} about={text.about}>
      <div className={styles.column}>
        {start.isPending ? (
          <p role="status" className={styles.card}>
            {text.handingOver}
          </p>
        ) : jobId && job?.state === 'running' ? (
          <section className={styles.card} aria-label={text.importing(fileName)}>
            <JobProgress job={job} label={text.importing(fileName)} unit={text.rowUnit} />
          </section>
        ) : question?.success ? (
          <DateOrderQuestion
            {...question.data}
            file={file}
            onFile={setFile}
            onAnswer={(dates) => file && start.mutate({ file, update: isUpdate, dates })}
            onCancel={again}
          />
        ) : jobId && job ? (
          <ImportEnd job={job} failure={jobFailure(job)} fileName={fileName} onAgain={again} />
        ) : file ? (
          <ImportOptions
            file={file}
            update={update}
            onUpdate={setUpdate}
            onStart={() => start.mutate({ file, update })}
            onOtherFile={again}
          />
        ) : (
          <FileChooser onFile={setFile} />
        )}
        <Problem error={start.error ?? error} />
      </div>
    </Page>
  )
}
