import { highlighted } from '../../../src-shared/features/search/highlighted.ts'
import styles from './search-box.module.css'

/** A text with what a search found in it marked. */
export function HighlightedText({ text, search }: { text: string; search: string }) {
  let at = 0
  return highlighted(text, search).map((piece) => {
    const start = at
    at += piece.text.length
    return piece.hit ? (
      <mark key={start} className={styles.hit}>
        {piece.text}
      </mark>
    ) : (
      <span key={start}>{piece.text}</span>
    )
  })
}
