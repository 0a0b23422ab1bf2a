import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import {
  type CertificateScope,
  certificateScopes,
} from '../../../../../src-shared/features/disposals/certificate.ts'
import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { fileResult } from '../../../../../src-shared/features/jobs/jobs-contract.ts'
import { Icon } from '../../../../components/icons/icon.tsx'
import { KeyHint } from '../../../../components/keys/key-hint.tsx'
import { useKey } from '../../../../components/keys/use-key.ts'
import { ChoiceField, choicesOf } from '../../../../components/page/choice-field.tsx'
import { Problem } from '../../../../components/problem/problem.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { jobFailure } from '../../../jobs/job-failure.ts'
import { JobProgress } from '../../../jobs/job-progress.tsx'
import { useJob } from '../../../jobs/use-job.ts'
import { CertificateGrid } from '../../certificates/certificate-grid.tsx'
import styles from './certificates-part.module.css'

const text = caseWindowText.certificates
const issuedResult = z.object({ certificates: z.array(fileResult.extend({ number: z.string() })) })

/** The certificates of a case: issued by a job that can be followed and ended, then listed. */
export function CertificatesPart({ disposal }: { disposal: CaseView }) {
  const { client, files } = useEngine()
  const [jobId, setJobId] = useState<string | null>(null)
  const { job } = useJob(jobId)
  const [scope, setScope] = useState<CertificateScope>('medium')
  const { caseId, mediumList } = disposal
  const verified = mediumList.filter(({ state }) => state === 'verified')
  const waiting = verified.filter(({ certificates }) => certificates.length === 0)
  const issue = useMutation({
    mutationFn: () => client.disposals.certify({ caseId, scope }),
    onSuccess: (begun) => setJobId(begun.jobId),
  })
  const made = job?.state === 'done' ? issuedResult.parse(job.result).certificates : null
  const saveAll = useMutation({
    mutationFn: async () => {
      for (const certificate of made ?? []) await files.save(await client.certificates.open(certificate))
    },
  })
  const isRunning = issue.isPending || job?.state === 'running'
  const run = () => issue.mutate()
  const isOffered = scope === 'medium' ? waiting.length > 0 : verified.length > 0
  const says = scope === 'medium' ? text.issue(waiting.length) : text.issueOf[scope]
  useKey('I', says, run, { when: verified.length > 0 && !isRunning })
  return (
    <>
      <div className={styles.head}>
        {job?.state === 'running' ? (
          <div className={styles.progress}>
            <JobProgress job={job} label={text.issuing} unit={text.unit} />
          </div>
        ) : (
          <>
            <div className={styles.scope}>
              <ChoiceField
                label={text.scope}
                value={scope}
                choices={choicesOf(certificateScopes, text.scopes)}
                onChange={setScope}
              />
            </div>
            {isOffered ? (
              <Button
                variant="contained"
                disabled={isRunning}
                onClick={run}
                startIcon={<Icon name="check" size={18} />}
              >
                {says}
                <KeyHint keys="I" />
              </Button>
            ) : (
              <p>{verified.length === 0 ? text.none : text.nothing}</p>
            )}
            {made && (
              <>
                <p role="status">{text.issued(made.length)}</p>
                <Button variant="outlined" disabled={saveAll.isPending} onClick={() => saveAll.mutate()}>
                  {text.saveAll}
                </Button>
              </>
            )}
          </>
        )}
      </div>
      <Problem error={issue.error ?? jobFailure(job) ?? saveAll.error} />
      <CertificateGrid caseId={caseId} />
    </>
  )
}
