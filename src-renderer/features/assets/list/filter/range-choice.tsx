import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { assetsWindowText as text } from '../../../../../src-shared/features/assets/assets-window-text.ts'
import styles from './filter.module.css'

export interface Range {
  from?: string | undefined
  to?: string | undefined
}

interface RangeChoiceProps {
  kind: 'date' | 'number'
  range: Range
  /** undefined: neither end is said */
  onChoose: (range: Range | undefined) => void
}

const isNumber = (value: string) => /^-?\d{1,15}(\.\d{1,10})?$/.test(value)

/** From and to, of which either may be left open. What is typed holds once it makes sense. */
export function RangeChoice({ kind, range, onChoose }: RangeChoiceProps) {
  const [typed, setTyped] = useState({ from: range.from ?? '', to: range.to ?? '' })
  const isClear = (value: string) => value === '' || kind === 'date' || isNumber(value)
  const type = (end: 'from' | 'to', value: string) => {
    const next = { ...typed, [end]: value.trim() }
    setTyped(next)
    if (!isClear(next.from) || !isClear(next.to)) return
    const said = { ...(next.from && { from: next.from }), ...(next.to && { to: next.to }) }
    onChoose(next.from || next.to ? said : undefined)
  }
  return (
    <div className={styles.range}>
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={end}
          autoFocus={end === 'from'}
          label={text.ends[end]}
          value={typed[end]}
          error={!isClear(typed[end])}
          helperText={isClear(typed[end]) ? '' : text.numberUnclear}
          onChange={(event) => type(end, event.target.value)}
          {...(kind === 'date'
            ? { type: 'date', slotProps: { inputLabel: { shrink: true } } }
            : { slotProps: { htmlInput: { inputMode: 'decimal' } } })}
        />
      ))}
    </div>
  )
}
