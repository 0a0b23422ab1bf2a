import MenuItem from '@mui/material/MenuItem'
import MenuList from '@mui/material/MenuList'
import TextField from '@mui/material/TextField'
import { useRef, useState } from 'react'
import type { AssetFilter } from '../../../../../src-shared/features/assets/asset-filter.ts'
import { assetsWindowText as text } from '../../../../../src-shared/features/assets/assets-window-text.ts'
import type { CustomField } from '../../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import { Icon } from '../../../../components/icons/icon.tsx'
import { allParts, type FilterPart, partsOf, partTitle } from '../filter-parts.ts'
import styles from './filter.module.css'

interface PartListProps {
  filter: AssetFilter
  ownFields: readonly CustomField[]
  onChoose: (part: FilterPart) => void
}

/** What a list can be filtered by, found by typing; Enter takes the first. */
export function PartList({ filter, ownFields, onChoose }: PartListProps) {
  const [typed, setTyped] = useState('')
  const menu = useRef<HTMLUListElement>(null)
  const used = new Set(partsOf(filter))
  const parts = allParts(ownFields)
    .map((part) => ({ part, title: partTitle(part, ownFields) }))
    .filter(({ title }) => title.toLowerCase().includes(typed.trim().toLowerCase()))
  return (
    <>
      <TextField
        autoFocus
        label={text.filterBy}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && parts[0]) onChoose(parts[0].part)
          else if (event.key === 'ArrowDown')
            menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
          else return
          event.preventDefault()
        }}
      />
      <MenuList ref={menu} aria-label={text.filterBy} className={styles.values ?? ''}>
        {parts.map(({ part, title }) => (
          <MenuItem key={part} onClick={() => onChoose(part)} className={styles.value ?? ''}>
            <span className={styles.name}>{title}</span>
            {used.has(part) && <Icon name="check" size={16} />}
          </MenuItem>
        ))}
      </MenuList>
      {parts.length === 0 && <p className={styles.quiet}>{text.noValue}</p>}
    </>
  )
}
