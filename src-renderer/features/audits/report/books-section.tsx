import Button from '@mui/material/Button'
import { useState } from 'react'
import { afterText } from '../../../../src-shared/features/audits/after-text.ts'
import { reportText } from '../../../../src-shared/features/audits/report-text.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import styles from './accuracy-section.module.css'
import { BooksDialog } from './books-dialog.tsx'

/** Leads to how the books and the audit agree. */
export function BooksSection({ auditId, isClosed }: { auditId: string; isClosed: boolean }) {
  const [comparing, setComparing] = useState(false)
  const compare = () => setComparing(true)
  useKey('B', afterText.books, compare)
  return (
    <section aria-label={reportText.books}>
      <h2>{reportText.books}</h2>
      <p className={styles.explained}>{afterText.booksExplained(isClosed)}</p>
      <Button variant="outlined" onClick={compare}>
        {afterText.books}
        <KeyHint keys="B" />
      </Button>
      {comparing && <BooksDialog auditId={auditId} isClosed={isClosed} onClose={() => setComparing(false)} />}
    </section>
  )
}
