import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { afterText } from '../../../../src-shared/features/audits/after-text.ts'
import { amendmentText } from '../../../../src-shared/features/audits/amendment-text.ts'
import type { AuditSummary } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { reconcileWindowText } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { reportFormats } from '../../../../src-shared/features/audits/report.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { PrintJobButton } from '../../computer/print-job-button.tsx'
import { FileJobButton } from '../../jobs/file-job-button.tsx'
import { AbandonDialog } from './abandon-dialog.tsx'

/** What can be done with an audit next: its report, deciding, scanning on, or giving it up. */
export function ReportActions({ audit }: { audit: AuditSummary }) {
  const { client } = useEngine()
  const navigate = useNavigate()
  const [abandoning, setAbandoning] = useState(false)
  const auditId = audit.id
  const isEnded = audit.state === 'closed' || audit.state === 'abandoned'
  const isCounting = audit.state === 'counting'
  const isShown = audit.counts !== null
  const resume = useMutation({ mutationFn: () => client.audits.resumeCounting({ auditId }) })
  const scan = () => void navigate(`/audits/${auditId}/scan`)
  const decide = () => void navigate(`/audits/${auditId}/reconcile`)
  const amend = () => void navigate(`/audits/${auditId}/amend`)
  const searchAgain = () => void navigate(`/audits/${auditId}/search-again`)
  const canSearch = (audit.counts?.missing ?? 0) > 0
  useKey('A', afterText.searchAgain, searchAgain, { when: canSearch })
  useKey('S', text.scan, scan, { when: isCounting })
  useKey('D', reconcileWindowText.reconcile, decide, { when: isShown && !isEnded })
  return (
    <>
      <Problem error={resume.error} small />
      {!isEnded && (
        <Button variant="text" onClick={() => setAbandoning(true)}>
          {reconcileWindowText.abandon}
        </Button>
      )}
      {isShown && (
        <>
          {reportFormats.map((format) => (
            <FileJobButton
              key={format}
              label={text[format]}
              start={() => client.audits.report({ auditId, format })}
            />
          ))}
          <PrintJobButton start={() => client.audits.report({ auditId, format: 'pdf' })} />
        </>
      )}
      {audit.state === 'closed' && (
        <>
          {audit.lateScans + audit.edition > 0 && (
            <FileJobButton
              label={amendmentText.window.addendum}
              start={() => client.audits.addendumFile({ auditId, format: 'pdf' })}
            />
          )}
          <Button variant={audit.lateScans > 0 ? 'contained' : 'text'} onClick={amend}>
            {amendmentText.window.amend}
          </Button>
        </>
      )}
      {audit.state === 'reconciling' && !audit.blind && (
        <Button variant="outlined" disabled={resume.isPending} onClick={() => resume.mutate()}>
          {text.resumeCounting}
        </Button>
      )}
      {canSearch && (
        <Button variant="outlined" onClick={searchAgain}>
          {afterText.searchAgain}
          <KeyHint keys="A" />
        </Button>
      )}
      {isShown && !isEnded && (
        <Button variant={isCounting ? 'outlined' : 'contained'} onClick={decide}>
          {reconcileWindowText.reconcile}
          <KeyHint keys="D" />
        </Button>
      )}
      {isCounting && (
        <Button variant="contained" onClick={scan} startIcon={<Icon name="scan" size={18} />}>
          {text.scan}
          <KeyHint keys="S" />
        </Button>
      )}
      {abandoning && <AbandonDialog auditId={auditId} onClose={() => setAbandoning(false)} />}
    </>
  )
}
