import Button from '@mui/material/Button'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { reportsText } from '../../../../src-shared/features/disposals/reports/reports-text.ts'
import { reportsWindowText as text } from '../../../../src-shared/features/disposals/reports/reports-window-text.ts'
import { formatDay, formatNumber } from '../../../components/format/format.ts'
import { Card, CardActions } from '../../../components/page/card.tsx'
import { Line, Lines } from '../../../components/page/lines.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import styles from './reports-page.module.css'

/** The newest ones are looked at here; all of them are counted. */
const mostLines = 20

/** Certificates that were issued elsewhere or before: taken over from a list, and never more than that. */
export function PastCertificates() {
  const { calls, client, files } = useEngine()
  const input = useRef<HTMLInputElement>(null)
  const { data, error } = useQuery(calls.disposalReports.past.queryOptions())
  const take = useMutation({
    mutationFn: async (file: File) =>
      client.disposalReports.registerPast({ stagingId: await files.stage(file), fileName: file.name }),
  })
  const certificates = data?.certificates ?? []
  return (
    <Card title={text.past}>
      <p>{text.pastExplained}</p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={text.pastChoose}
        accept=".csv,.txt,text/csv"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) take.mutate(file)
          event.target.value = ''
        }}
      />
      <CardActions>
        <Button variant="outlined" disabled={take.isPending} onClick={() => input.current?.click()}>
          {text.pastChoose}
        </Button>
      </CardActions>
      <div role="status">
        {take.data && (
          <p>{text.pastTaken(formatNumber(take.data.registered), formatNumber(take.data.known))}</p>
        )}
        {take.data?.refused.slice(0, mostLines).map(({ line, reason }) => (
          <p key={line}>{text.pastRefused(formatNumber(line), reportsText.pastRefusals[reason])}</p>
        ))}
      </div>
      <Problem error={take.error ?? error} small />
      {certificates.length > 0 && (
        <>
          <p className={styles.quiet}>{text.pastCount(formatNumber(certificates.length))}</p>
          <Lines>
            {certificates.slice(0, mostLines).map(({ number, issuer, serial, date }) => (
              <Line
                key={`${issuer} ${number} ${serial}`}
                what={`${number} · ${serial}`}
                says={text.pastSays(issuer, formatDay(date))}
              />
            ))}
          </Lines>
        </>
      )}
    </Card>
  )
}
