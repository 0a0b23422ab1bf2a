import Button from '@mui/material/Button'
import { useState } from 'react'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import styles from './copy-button.module.css'
import { copyText } from './copy-text.ts'

interface CopyButtonProps {
  label: string
  text: () => string
  /** looks like a link: beside something that matters more */
  quiet?: boolean
}

/** Copies a text and says so; where there is no clipboard, it shows the text, marked as a whole. */
export function CopyButton({ label, text, quiet = false }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<{ text: string; copied: boolean } | null>(null)
  const copy = async () => {
    const content = text()
    // Said anew each time, so that a second copy is heard too.
    setOutcome(null)
    setOutcome({ text: content, copied: await copyText(content) })
  }
  return (
    <span className={styles.copy}>
      {quiet ? (
        <button type="button" className={styles.quiet} onClick={() => void copy()}>
          {label}
        </button>
      ) : (
        <Button variant="outlined" onClick={() => void copy()}>
          {label}
        </Button>
      )}
      <span role="status" className={styles.said}>
        {outcome && (outcome.copied ? appText.copied : appText.copyYourself)}
      </span>
      {outcome && !outcome.copied && (
        <textarea
          readOnly
          rows={8}
          aria-label={appText.copyYourself}
          className={`code ${styles.text}`}
          value={outcome.text}
          ref={(element) => element?.select()}
        />
      )}
    </span>
  )
}
