import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import type { ImportResult } from '../../../src-shared/features/imports/imports-contract.ts'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import styles from './import-page.module.css'

const countKeys = ['rows', 'created', 'updated', 'unchanged', 'rejected'] as const

/** What came of the rows of an imported file. */
export function ImportSummary({ result }: { result: ImportResult }) {
  return (
    <>
      <dl className={styles.counts}>
        {countKeys.map((key) => (
          <div key={key} data-testid={`counts-${key}`} data-alarm={key === 'rejected' && result.rejected > 0}>
            <dt>{text.counts[key]}</dt>
            <dd>{formatNumber(result[key])}</dd>
          </div>
        ))}
      </dl>
      {result.columnsNotUsed.length > 0 && (
        <section>
          <h3 className={styles.small}>{text.columnsNotUsed}</h3>
          <p className={styles.quiet}>{text.columnsNotUsedExplained}</p>
          <ul className={styles.columns}>
            {result.columnsNotUsed.map((column) => (
              <li key={column}>{column}</li>
            ))}
          </ul>
        </section>
      )}
      {result.rejected > 0 && <Rejects result={result} />}
    </>
  )
}

function Rejects({ result }: { result: ImportResult }) {
  const { files } = useEngine()
  const save = useMutation({ mutationFn: async () => result.rejects && files.save(result.rejects) })
  const shown = result.firstRejected.length
  return (
    <section>
      <div className={styles.rejectsHead}>
        <h3 className={styles.small}>{text.rejectedTitle}</h3>
        <span className={styles.quiet}>
          {shown < result.rejected && text.rejectedFirst(formatNumber(shown), formatNumber(result.rejected))}
        </span>
        {result.rejects && (
          <Button
            variant="outlined"
            onClick={() => save.mutate()}
            startIcon={<Icon name="download" size={17} />}
          >
            {text.downloadRejects}
          </Button>
        )}
      </div>
      <Problem error={save.error} />
      <table className={styles.rejects}>
        <thead>
          <tr>
            <th scope="col">{text.line}</th>
            <th scope="col">{text.assetTag}</th>
            <th scope="col">{text.reason}</th>
          </tr>
        </thead>
        <tbody>
          {result.firstRejected.map((row) => (
            <tr key={row.line}>
              <td>{formatNumber(row.line)}</td>
              <td className="code">{row.assetTag}</td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
