import Checkbox from '@mui/material/Checkbox'
import MenuItem from '@mui/material/MenuItem'
import MenuList from '@mui/material/MenuList'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { AssetFilter, FacetPart } from '../../../../../src-shared/features/assets/asset-filter.ts'
import { assetsWindowText as text } from '../../../../../src-shared/features/assets/assets-window-text.ts'
import { formatNumber } from '../../../../components/format/format.ts'
import { Problem } from '../../../../components/problem/problem.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { valueName } from '../filter-parts.ts'
import type { ListView } from '../list-address.ts'
import styles from './filter.module.css'

interface FacetChoiceProps {
  view: ListView
  part: FacetPart
  onChoose: (values: AssetFilter[FacetPart], names: Record<string, string>) => void
}

/** The values that a list has in one respect, with how many assets have each; any number of them can be chosen. */
export function FacetChoice({ view, part, onChoose }: FacetChoiceProps) {
  const { calls } = useEngine()
  const { search, filter, names } = view
  const [typed, setTyped] = useState('')
  const menu = useRef<HTMLUListElement>(null)
  const { data, error } = useQuery({
    ...calls.assets.facets.queryOptions({ input: { search, filter, part, matching: typed, limit: 100 } }),
    placeholderData: keepPreviousData,
  })
  const chosen: readonly string[] = filter[part] ?? []
  const found = data?.values ?? []
  // What is chosen stays in sight, even where nothing has it any more.
  const away = chosen.filter((value) => !found.some((one) => one.value === value))
  const values = [
    ...(typed === '' ? away.map((value) => ({ value, name: valueName(part, value, names), count: 0 })) : []),
    ...found,
  ]
  const toggle = (value: string, name: string) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
    onChoose((next.length > 0 ? next : undefined) as AssetFilter[FacetPart], { [value]: name })
  }
  const toValues = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    menu.current?.querySelector<HTMLElement>('[role=menuitemcheckbox]')?.focus()
  }
  return (
    <>
      <TextField
        autoFocus
        label={text.searchValues}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={toValues}
      />
      <Problem error={error} small />
      <MenuList ref={menu} aria-label={text.filterParts[part]} className={styles.values ?? ''}>
        {values.map(({ value, name, count }) => (
          <MenuItem
            key={value}
            role="menuitemcheckbox"
            aria-checked={chosen.includes(value)}
            onClick={() => toggle(value, name)}
            className={styles.value ?? ''}
          >
            <Checkbox size="small" checked={chosen.includes(value)} tabIndex={-1} inert disableRipple />
            <span className={styles.name}>{value === '' ? text.notStated : name}</span>
            <span className={styles.count}>{formatNumber(count)}</span>
          </MenuItem>
        ))}
      </MenuList>
      {data && values.length === 0 && <p className={styles.quiet}>{text.noValue}</p>}
      {data?.more && <p className={styles.quiet}>{text.moreValues}</p>}
    </>
  )
}
