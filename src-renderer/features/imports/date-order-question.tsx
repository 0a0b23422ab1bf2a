import Button from '@mui/material/Button'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import styles from './import-page.module.css'

interface DateOrderQuestionProps {
  column: string
  /** a date of the file as it is written there */
  example: string
  onAnswer: (dates: 'mdy' | 'dmy') => void
}

/** Only a person can say whether 03/04 is in March or in April. */
export function DateOrderQuestion({ column, example, onAnswer }: DateOrderQuestionProps) {
  return (
    <section className={styles.question} aria-labelledby="date-order">
      <div role="alert">
        <h2 id="date-order" className={styles.heading}>
          {text.datesTitle}
        </h2>
        <p>{text.datesAbout(column, example)}</p>
      </div>
      <div className={styles.actions}>
        <Button variant="contained" size="large" autoFocus onClick={() => onAnswer('mdy')}>
          {text.monthFirst}
        </Button>
        <Button variant="contained" size="large" onClick={() => onAnswer('dmy')}>
          {text.dayFirst}
        </Button>
      </div>
    </section>
  )
}
