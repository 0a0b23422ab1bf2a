import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useQuery } from '@tanstack/react-query'
import { headerKey } from '../../../src-shared/features/imports/import-fields.ts'
import { importProblems } from '../../../src-shared/features/imports/imports-contract.ts'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import { formatBytes } from '../../components/format/format.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { codeOf } from '../../components/problem/sentence-of.ts'
import { useEngine } from '../../host/engine-context.ts'
import { ColumnTable } from './column-table.tsx'
import { columnTargets } from './column-targets.ts'
import { DateOrderQuestion } from './date-order-question.tsx'
import type { ImportChoices } from './import-draft.ts'
import styles from './import-page.module.css'
import { PreviewPanel } from './preview-panel.tsx'
import { ReadAs } from './read-as.tsx'
import type { ImportPreviewState } from './use-import-preview.ts'
import type { ListSample } from './use-list-sample.ts'

interface ImportDeskProps {
  file: File
  choices: ImportChoices
  sample: ListSample
  preview: ImportPreviewState
  onChoose: (choices: Partial<ImportChoices>) => void
}

/** A list before it is imported: how it was read, what its columns become, and what the import would do. */
export function ImportDesk({ file, choices, sample, preview, onChoose }: ImportDeskProps) {
  const { calls } = useEngine()
  // The import before may have made some.
  const own = useQuery({ ...calls.customFields.list.queryOptions(), staleTime: 0 })
  const ownFields = own.data?.fields ?? []
  const { last, madeWith, isCurrent, job, error } = preview
  const question = questionOf(error)
  const columns = columnTargets(
    sample.columns ?? [],
    choices.mapping,
    { last, newFields: madeWith.newFields ?? choices.newFields },
    ownFields,
  )
  return (
    <div className={styles.desk}>
      <div className={styles.column}>
        <p className={styles.file}>
          <Icon name="imports" />
          <strong>{file.name}</strong>
          <span className={styles.quiet}>{formatBytes(file.size)}</span>
        </p>
        <ReadAs choices={choices} format={isCurrent ? (last?.format ?? null) : null} onChoose={onChoose} />
        {question ? (
          <DateOrderQuestion {...question} onAnswer={(dates) => onChoose({ dates })} />
        ) : (
          <Problem error={error ?? sample.error ?? own.error} />
        )}
        <div>
          <FormControlLabel
            control={
              <Checkbox
                checked={choices.update}
                onChange={(event) => onChoose({ update: event.target.checked })}
              />
            }
            label={text.update}
          />
          <p className={styles.under}>{text.updateExplained}</p>
        </div>
        {columns.length > 0 && !isNoList(error) && (
          <ColumnTable
            columns={columns}
            ownNames={ownFields.map(({ name }) => name)}
            newFields={choices.newFields}
            wrong={columnsTwice(error)}
            onChoose={(title, target) =>
              onChoose({ mapping: { ...choices.mapping, [headerKey(title)]: target } })
            }
            onNewFields={(newFields) => onChoose({ newFields })}
          />
        )}
      </div>
      <PreviewPanel preview={last} isCurrent={isCurrent} job={job} failed={error !== null} />
    </div>
  )
}

function questionOf(error: Error | null) {
  if (codeOf(error) !== 'DATE_ORDER_AMBIGUOUS') return null
  return importProblems.DATE_ORDER_AMBIGUOUS.data.safeParse(dataOf(error)).data ?? null
}

/** Of such a file no column says anything, whatever is chosen. */
function isNoList(error: Error | null): boolean {
  return ['CSV_EMPTY', 'CSV_WORKBOOK'].includes(codeOf(error) ?? '')
}

function columnsTwice(error: Error | null): string[] {
  if (codeOf(error) !== 'COLUMN_TWICE') return []
  return importProblems.COLUMN_TWICE.data.safeParse(dataOf(error)).data?.columns ?? []
}

const dataOf = (error: Error | null): unknown => (error && 'data' in error ? error.data : undefined)
