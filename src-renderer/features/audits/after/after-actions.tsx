import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { afterText as text } from '../../../../src-shared/features/audits/after-text.ts'
import type { AuditSummary } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsWindowText } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { FileJobButton } from '../../jobs/file-job-button.tsx'

type Follow = { followUp: string } | { recount: string }

/** The list of what is missing to take along, and the audits that can follow. */
export function AfterActions({ audit }: { audit: AuditSummary }) {
  const { client } = useEngine()
  const navigate = useNavigate()
  const auditId = audit.id
  const start = useMutation({
    mutationFn: (follow: Follow) => client.audits.start(follow),
    onSuccess: (started) => void navigate(`/audits/${started.auditId}/scan`),
  })
  const canFollow = audit.state === 'closed' && !start.isPending
  const canRecount = (audit.state === 'closed' || audit.state === 'reconciling') && !start.isPending
  const followUp = () => start.mutate({ followUp: auditId })
  const recount = () => start.mutate({ recount: auditId })
  useKey('F', text.startFollowUp, followUp, { when: canFollow })
  useKey('R', text.startRecount, recount, { when: canRecount })
  return (
    <>
      <Problem error={start.error} small />
      {(['pdf', 'csv'] as const).map((format) => (
        <FileJobButton
          key={format}
          label={auditsWindowText[format]}
          start={() => client.audits.searchAgainFile({ auditId, format })}
        />
      ))}
      {canRecount && (
        <Button variant="outlined" onClick={recount}>
          {text.startRecount}
          <KeyHint keys="R" />
        </Button>
      )}
      {canFollow && (
        <Button variant="contained" onClick={followUp}>
          {text.startFollowUp}
          <KeyHint keys="F" />
        </Button>
      )}
    </>
  )
}
