import Button from '@mui/material/Button'
import Popover from '@mui/material/Popover'
import { type ReactNode, useRef, useState } from 'react'
import { assetsWindowText as text } from '../../../../../src-shared/features/assets/assets-window-text.ts'
import type { CustomField } from '../../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import { Icon } from '../../../../components/icons/icon.tsx'
import { KeyHint } from '../../../../components/keys/key-hint.tsx'
import { useKey } from '../../../../components/keys/use-key.ts'
import { type FilterPart, partsOf, partTitle, partWords, withPart } from '../filter-parts.ts'
import type { ListView } from '../list-address.ts'
import styles from './filter.module.css'
import { PartChoice } from './part-choice.tsx'
import { PartList } from './part-list.tsx'

interface FilterBarProps {
  view: ListView
  ownFields: readonly CustomField[]
  onChange: (change: (view: ListView) => ListView) => void
  /** what else changes how the list looks */
  children: ReactNode
}

/** Which assets are shown: each condition is a chip that can be changed and taken away. */
export function FilterBar({ view: shown, ownFields, onChange, children }: FilterBarProps) {
  const button = useRef<HTMLButtonElement>(null)
  /** `any`: which condition is to be chosen yet */
  const [open, setOpen] = useState<FilterPart | 'any' | null>(null)
  /** what was chosen since the menu opened: the page follows a moment later */
  const [chosen, setChosen] = useState<ListView | null>(null)
  const view = chosen ?? shown
  const { filter, names } = view
  const parts = partsOf(filter)
  const setPart = (part: FilterPart, value: unknown, more: Record<string, string> = {}) => {
    const change = (to: ListView) => ({
      ...to,
      filter: withPart(to.filter, part, value),
      names: { ...to.names, ...more },
    })
    if (open !== null) setChosen(change(view))
    onChange(change)
  }
  const close = () => {
    setOpen(null)
    setChosen(null)
  }
  useKey('F', text.filter, () => setOpen('any'))

  return (
    <div className={styles.bar}>
      <Button
        ref={button}
        variant="outlined"
        aria-haspopup="dialog"
        onClick={() => setOpen('any')}
        startIcon={<Icon name="filter" size={17} />}
      >
        {text.filter}
        <KeyHint keys="F" />
      </Button>
      <ul className={styles.chips} aria-label={text.conditions}>
        {parts.map((part) => {
          const title = partTitle(part, ownFields)
          return (
            <li key={part} className={styles.chip}>
              <button type="button" onClick={() => setOpen(part)} title={partWords(filter, part, names)}>
                <span className={styles.partTitle}>{title}</span>
                <span className={styles.words}>{partWords(filter, part, names)}</span>
              </button>
              <button
                type="button"
                aria-label={text.without(title)}
                className={styles.remove}
                onClick={() => {
                  setPart(part, undefined)
                  button.current?.focus()
                }}
              >
                <Icon name="close" size={14} weight={2.2} />
              </button>
            </li>
          )
        })}
        {parts.length > 1 && (
          <li>
            <Button
              size="small"
              variant="text"
              onClick={() => onChange((to) => ({ ...to, filter: {}, names: {} }))}
            >
              {text.noConditions}
            </Button>
          </li>
        )}
      </ul>
      {children}
      <Popover
        open={open !== null}
        anchorEl={button.current}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        onClose={close}
        slotProps={{ paper: { className: styles.menu ?? '', role: 'dialog', 'aria-label': text.filter } }}
      >
        {open === 'any' ? (
          <PartList filter={filter} ownFields={ownFields} onChoose={setOpen} />
        ) : (
          open !== null && (
            <>
              <div className={styles.menuHead}>
                <button type="button" aria-label={text.otherCondition} onClick={() => setOpen('any')}>
                  <Icon name="back" size={18} />
                </button>
                <h2>{partTitle(open, ownFields)}</h2>
                <Button size="small" variant="text" onClick={close}>
                  {text.done}
                </Button>
              </div>
              <PartChoice
                view={view}
                part={open}
                ownFields={ownFields}
                onChoose={(value, more) => setPart(open, value, more)}
              />
            </>
          )
        )}
      </Popover>
    </div>
  )
}
