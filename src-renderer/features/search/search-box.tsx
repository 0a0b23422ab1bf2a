import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { searchText as text } from '../../../src-shared/features/search/search-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { KeyHint } from '../../components/keys/key-hint.tsx'
import { useKey } from '../../components/keys/use-key.ts'
import { addressNow } from '../../components/page/address-now.ts'
import { keepSearch, recentSearches } from './recent-searches.ts'
import styles from './search-box.module.css'
import { SearchResults } from './search-results.tsx'
import { type SearchResult, useSearchResults } from './use-search-results.ts'

/**
 * The one search box. On the list of assets it filters the list as one types; everywhere else it offers what it
 * found, and Enter opens the first.
 */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const isFilter = pathname === '/assets'
  const filter = isFilter ? (params.get('search') ?? '') : ''
  const [typed, setTyped] = useState(filter)
  const written = useRef<string[]>([])
  const [entered, setEntered] = useState(false)
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(0)
  const sought = typed.trim()
  const found = useSearchResults(isFilter || !open ? '' : sought)
  const isEmpty = sought === ''
  const results = isEmpty && open ? earlierSearches() : found.results
  const { ready } = found
  const isShown = open && !isFilter && (results.length > 0 || (ready && !isEmpty))

  const begin = () => {
    input.current?.select()
    setOpen(true)
  }
  useKey('/', appText.keys.search, begin, { scope: 'everywhere' })
  useKey('Ctrl+K', appText.keys.search, begin, { scope: 'everywhere' })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page begins with what its address says
  useEffect(() => {
    written.current = []
    setTyped(filter)
    setOpen(false)
  }, [pathname])
  useEffect(() => {
    // The address follows the typing at a distance; only what did not come from here is taken from it.
    const known = written.current.indexOf(filter)
    if (known >= 0) written.current.splice(0, known + 1)
    else if (isFilter) setTyped(filter)
  }, [filter, isFilter])

  const write = (next: string) => {
    setEntered(false)
    setChosen(0)
    setTyped(next)
    setOpen(true)
    if (!isFilter) return
    written.current.push(next)
    // What else the address says of the list (its filter, its order) stays.
    const address = addressNow()
    if (next === '') address.delete('search')
    else address.set('search', next)
    void navigate({ search: address.size === 0 ? '' : `?${address}` }, { replace: true })
  }
  const follow = (result: SearchResult) => {
    if (result.to === undefined) return write(result.title)
    keepSearch(sought)
    setTyped('')
    setOpen(false)
    input.current?.blur()
    void navigate(result.to)
  }
  const followEntered = useEffectEvent(() => {
    setEntered(false)
    // What is only like a scanned code is offered, not opened.
    if (results[0] && !found.similar) follow(results[0])
  })
  useEffect(() => {
    // A scanner sends Enter before anything was found; what was found for less than the whole code must not be opened.
    if (entered && ready) followEntered()
  }, [entered, ready])
  const toList = () => document.querySelector<HTMLElement>('#page [role=grid]')?.focus()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const result = results[chosen]
    if (event.key === 'Escape') {
      setOpen(false)
      if (typed !== '') write('')
      input.current?.blur()
    } else if (isFilter && (event.key === 'Enter' || event.key === 'ArrowDown')) toList()
    else if (isShown && event.key === 'ArrowDown') setChosen(Math.min(results.length - 1, chosen + 1))
    else if (isShown && event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1))
    else if (event.key === 'Enter' && isEmpty && isShown && result) follow(result)
    else if (event.key === 'Enter' && !isFilter && !isEmpty) {
      if (ready && result) follow(result)
      else setEntered(true)
    } else return
    event.preventDefault()
  }

  return (
    <search className={styles.box}>
      <Icon name="search" size={18} />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={text.label}
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && results[chosen] ? `${listId}-${chosen}` : undefined}
        placeholder={isFilter ? text.filter : text.placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={typed}
        onChange={(event) => write(event.target.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {typed === '' ? (
        <KeyHint keys="Ctrl+K" />
      ) : (
        <button type="button" aria-label={text.clear} className={styles.clear} onClick={() => write('')}>
          <Icon name="close" size={16} />
        </button>
      )}
      <SearchResults
        id={listId}
        isShown={isShown}
        isStale={!ready && !isEmpty}
        typed={sought}
        note={isEmpty ? text.recent : found.similar ? text.similar(sought) : null}
        results={results}
        chosen={chosen}
        onChoose={setChosen}
        onFollow={follow}
      />
    </search>
  )
}

const earlierSearches = (): SearchResult[] =>
  recentSearches().map((title) => ({ key: title, icon: 'search', title, detail: '' }))
