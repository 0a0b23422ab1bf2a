import Button from '@mui/material/Button'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import { FileChooser } from './file-chooser.tsx'
import styles from './import-page.module.css'

interface DateOrderQuestionProps {
  column: string
  /** a date of the file as it is written there */
  example: string
  /** null after a reload: the engine no longer has it, and a page cannot read it again by itself */
  file: File | null
  onFile: (file: File) => void
  onAnswer: (dates: 'mdy' | 'dmy') => void
  onCancel: () => void
}

/** Only a person can say whether 03/04 is in March or in April. */
export function DateOrderQuestion({
  column,
  example,
  file,
  onFile,
  onAnswer,
  onCancel,
}: DateOrderQuestionProps) {
  if (!file)
    return (
      <>
        <p>{text.fileAgain}</p>
        <FileChooser onFile={onFile} />
      </>
    )
  return (
    <section className={styles.card} aria-labelledby="date-order">
      <h2 id="date-order" className={styles.heading}>
        {text.datesTitle}
      </h2>
      <p className={styles.quiet}>{text.datesAbout(column, example)}</p>
      <div className={styles.actions}>
        <Button variant="contained" size="large" onClick={() => onAnswer('mdy')}>
          {text.monthFirst}
        </Button>
        <Button variant="contained" size="large" onClick={() => onAnswer('dmy')}>
          {text.dayFirst}
        </Button>
        <Button variant="text" size="large" onClick={onCancel}>
          {text.otherFile}
        </Button>
      </div>
    </section>
  )
}
