import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { headerKey } from '../../../src-shared/features/imports/import-fields.ts'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import styles from './column-table.module.css'
import type { ColumnTarget } from './column-targets.ts'
import { FieldChoice } from './field-choice.tsx'

interface ColumnTableProps {
  columns: ColumnTarget[]
  ownNames: readonly string[]
  newFields: boolean
  /** headers that something is wrong with */
  wrong: readonly string[]
  onChoose: (title: string, target: string) => void
  onNewFields: (newFields: boolean) => void
}

/** The columns of a list, what stands in them, and what they become. */
export function ColumnTable(props: ColumnTableProps) {
  const { columns, ownNames, newFields, wrong, onChoose, onNewFields } = props
  const unknown = columns.filter(({ target }) => target === null).length
  const wrongKeys = new Set(wrong.map(headerKey))
  return (
    <section aria-labelledby="import-columns" className={styles.section}>
      <div className={styles.headLine}>
        <h2 id="import-columns">{text.columnsTitle}</h2>
        <p className={styles.quiet}>{unknown > 0 ? text.columnsUnknown(unknown) : text.columnsAllKnown}</p>
      </div>
      {(unknown > 0 || newFields) && (
        <FormControlLabel
          control={<Checkbox checked={newFields} onChange={(event) => onNewFields(event.target.checked)} />}
          label={text.newFields}
        />
      )}
      <table className={styles.columns}>
        <thead>
          <tr>
            <th scope="col">{text.column}</th>
            <th scope="col">{text.firstValues}</th>
            <th scope="col">{text.becomesHead}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice in a list
            <tr key={`${column.title} ${position}`} data-left-out={isLeftOut(column)}>
              <th scope="row">
                {column.title}
                {column.isRemembered && <span className={styles.remembered}>{text.remembered}</span>}
                {column.target === null && <span className={styles.unknown}>{text.unknownColumn}</span>}
              </th>
              <td className={styles.values}>
                {column.values.map((value) => (
                  <span key={value} title={value}>
                    {value}
                  </span>
                ))}
              </td>
              <td>
                <FieldChoice
                  title={column.title}
                  target={column.target}
                  ownNames={ownNames}
                  isWrong={wrongKeys.has(headerKey(column.title))}
                  onChoose={(target) => onChoose(column.title, target)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const isLeftOut = ({ target }: ColumnTarget) => target === null || target === 'ignore'
