import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { caseWindowText } from '../../../../src-shared/features/disposals/case-window-text.ts'
import type { ShownCertificate } from '../../../../src-shared/features/disposals/certificates-contract.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { WordField } from '../../../components/page/word-field.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { jobFailure } from '../../jobs/job-failure.ts'
import { useJob } from '../../jobs/use-job.ts'

const text = caseWindowText.certificates

interface SupersedeDialogProps {
  certificate: ShownCertificate
  onClose: () => void
}

/** Issues a new certificate of a medium in the place of the one that it has, with a reason. */
export function SupersedeDialog({ certificate, onClose }: SupersedeDialogProps) {
  const { client } = useEngine()
  const [reason, setReason] = useState('')
  const issue = useMutation({
    mutationFn: () =>
      client.disposals.certify({
        caseId: certificate.caseId,
        scope: certificate.scope,
        ...(certificate.scope === 'medium' &&
          certificate.serial !== null && { serials: [certificate.serial] }),
        ...(certificate.scope === 'asset' && certificate.tag !== null && { tags: [certificate.tag] }),
        supersede: reason.trim(),
      }),
  })
  const { job } = useJob(issue.data?.jobId ?? null)
  useEffect(() => {
    if (job?.state === 'done') onClose()
  }, [job?.state, onClose])
  return (
    <FormDialog
      title={text.supersedeTitle(certificate.number)}
      submit={text.supersede}
      busy={issue.isPending || job?.state === 'running'}
      canSubmit={reason.trim() !== ''}
      error={issue.error ?? jobFailure(job)}
      onSubmit={() => issue.mutate()}
      onClose={onClose}
    >
      <p style={{ color: 'var(--ink-2)' }}>{text.supersedeExplained}</p>
      <WordField label={text.reason} value={reason} required autoFocus onChange={setReason} longest={1000} />
    </FormDialog>
  )
}
