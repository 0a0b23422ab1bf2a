import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { reportFormats } from '../../../../src-shared/features/audits/report.ts'
import { formatMoment } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { PrintJobButton } from '../../computer/print-job-button.tsx'
import { FileJobButton } from '../../jobs/file-job-button.tsx'
import { Counts, VerdictBar } from '../counts.tsx'
import styles from './report-page.module.css'
import { ReportSections } from './report-sections.tsx'

/** What an audit has found so far, and the report of it to take along. */
export default function ReportPage() {
  const { auditId = '' } = useParams()
  const { calls, client } = useEngine()
  const navigate = useNavigate()
  const { data: audit, error } = useQuery(calls.audits.show.queryOptions({ input: { auditId } }))
  const scan = () => void navigate(`/audits/${auditId}/scan`)
  useKey('S', text.scan, scan)
  const back = { label: text.toAudits, run: () => void navigate('/audits') }
  useKey('Escape', back.label, back.run)
  return (
    <Page
      title={audit?.name ?? text.report}
      about={audit && `${audit.scope} · ${text.startedBy(formatMoment(audit.startedAt), audit.startedBy)}`}
      back={back}
      filled
      actions={
        <>
          {reportFormats.map((format) => (
            <FileJobButton
              key={format}
              label={text[format]}
              start={() => client.audits.report({ auditId, format })}
            />
          ))}
          <PrintJobButton start={() => client.audits.report({ auditId, format: 'pdf' })} />
          <Button variant="contained" onClick={scan} startIcon={<Icon name="scan" size={18} />}>
            {text.scan}
            <KeyHint keys="S" />
          </Button>
        </>
      }
    >
      <Problem error={error} />
      {audit && (
        <>
          <section aria-label={text.auditCounts} className={styles.counts}>
            <VerdictBar counts={audit.counts} />
            <Counts counts={audit.counts} />
          </section>
          <ReportSections auditId={auditId} counts={audit.counts} places={audit.places} />
        </>
      )}
    </Page>
  )
}
