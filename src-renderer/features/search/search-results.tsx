import { searchText as text } from '../../../src-shared/features/search/search-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { HighlightedText } from './highlighted-text.tsx'
import styles from './search-box.module.css'
import type { SearchResult } from './use-search-results.ts'

interface SearchResultsProps {
  id: string
  isShown: boolean
  /** found for an earlier text; the search for this one still runs */
  isStale: boolean
  typed: string
  /** what is to be said above the results */
  note: string | null
  results: SearchResult[]
  chosen: number
  onChoose: (index: number) => void
  onFollow: (result: SearchResult) => void
}

export function SearchResults(props: SearchResultsProps) {
  const { id, isShown, isStale, typed, note, results, chosen, onChoose, onFollow } = props
  return (
    <div className={styles.popup} hidden={!isShown} aria-busy={isStale}>
      {note !== null && results.length > 0 && <p className={styles.note}>{note}</p>}
      <div id={id} role="listbox" aria-label={text.results} tabIndex={-1}>
        {results.map((result, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keyboard
          <div
            key={result.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={styles.result}
            onMouseMove={() => onChoose(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onFollow(result)}
          >
            <Icon name={result.icon} size={16} />
            <span className={result.isCode ? 'code' : undefined}>
              <HighlightedText text={result.title} search={result.key === 'all' ? '' : typed} />
            </span>
            <span className={styles.detail}>
              <HighlightedText text={result.detail} search={typed} />
            </span>
          </div>
        ))}
      </div>
      {results.length === 0 && <p className={styles.nothing}>{text.nothing(typed)}</p>}
    </div>
  )
}
