import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { reportsWindowText as text } from '../../../../src-shared/features/disposals/reports/reports-window-text.ts'
import { Card, CardActions } from '../../../components/page/card.tsx'
import { Column, Columns } from '../../../components/page/columns.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { FileJobButton } from '../../jobs/file-job-button.tsx'
import { DisposalsFrame } from '../disposals-frame.tsx'
import { FileButton } from './file-button.tsx'
import { PastCertificates } from './past-certificates.tsx'
import { PeriodFigures } from './period-figures.tsx'
import styles from './reports-page.module.css'

/** What was disposed of in a period: its figures, and the files to hand out. */
export default function ReportsPage() {
  const { calls, client } = useEngine()
  const [from, setFrom] = useState(() => `${new Date().getFullYear()}-01-01`)
  const [to, setTo] = useState(() => `${new Date().getFullYear()}-12-31`)
  const period = { from, to }
  const isPeriod = from !== '' && to !== '' && from <= to
  const report = useQuery({
    ...calls.disposalReports.show.queryOptions({ input: period }),
    enabled: isPeriod,
    placeholderData: (before) => before,
  })
  const day = (label: string, value: string, set: (value: string) => void) => (
    <TextField
      label={label}
      type="date"
      value={value}
      error={!isPeriod}
      onChange={(event) => set(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  )
  return (
    <DisposalsFrame>
      <Columns>
        <Column>
          <Card title={text.title}>
            <div className={styles.period}>
              {day(text.from, from, setFrom)}
              {day(text.to, to, setTo)}
            </div>
            {isPeriod ? <p>{text.files}</p> : <p role="alert">{text.periodWrong}</p>}
            {isPeriod && (
              <CardActions>
                <FileButton label={text.media} make={() => client.disposals.report(period)} />
                <FileButton label={text.weights} make={() => client.disposalReports.weights(period)} />
                <FileJobButton label={text.report} start={() => client.disposalReports.draw(period)} />
              </CardActions>
            )}
            <Problem error={report.error} />
          </Card>
          <PastCertificates />
        </Column>
        {report.data && isPeriod && <PeriodFigures report={report.data} />}
      </Columns>
    </DisposalsFrame>
  )
}
