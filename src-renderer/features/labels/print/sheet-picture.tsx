import Button from '@mui/material/Button'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { LabelSheet } from '../../../../src-shared/features/labels/label-queue-contract.ts'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import { cellsFrom } from '../../../../src-shared/features/labels/sheet-cells.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import styles from './sheet-picture.module.css'

const text = labelsWindowText.print
type CellState = keyof typeof text.states

interface SheetPictureProps {
  sheet: LabelSheet
  /** labels to be printed, copies counted */
  count: number
  startCell: number
  skip: readonly number[]
  /** the page as it will be printed, as an SVG; absent while it is not known */
  drawn: string | undefined
  onChange: (cells: { startCell: number; skip: number[] }) => void
}

/** The first sheet as it lies in the printer: which cells are used, damaged, or will have a label. */
export function SheetPicture({ sheet, count, startCell, skip, drawn, onChange }: SheetPictureProps) {
  const [active, setActive] = useState(1)
  const grid = useRef<HTMLFieldSetElement>(null)
  const first = new Set(firstSheet(sheet, count, startCell, skip))
  const stateOf = (cell: number): CellState =>
    cell < startCell ? 'used' : skip.includes(cell) ? 'damaged' : first.has(cell) ? 'label' : 'free'
  const begin = () => onChange({ startCell: active, skip: skip.filter((cell) => cell > active) })
  const damage = () =>
    onChange({
      startCell,
      skip: skip.includes(active)
        ? skip.filter((cell) => cell !== active)
        : [...skip, active].sort((a, b) => a - b),
    })
  const columns = sheet.cells.filter(({ y }) => y === sheet.cells[0]?.y).length
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = steps[event.key]
    const key = event.key.toUpperCase()
    if (step !== undefined) moveTo(Math.min(sheet.cells.length, Math.max(1, active + step)))
    else if (event.key === 'Home') moveTo(1)
    else if (event.key === 'End') moveTo(sheet.cells.length)
    else if (key === 'B') begin()
    else if (key === 'D' || key === ' ' || key === 'ENTER') damage()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const moveTo = (cell: number) => {
    setActive(cell)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus()
  }
  const percent = (part: number, of: number) => `${(100 * part) / of}%`
  return (
    <div className={styles.picture}>
      <p className={styles.legend}>{text.sheetHint}</p>
      <div className={styles.actions}>
        <Button size="small" variant="outlined" onClick={begin}>
          {text.beginHere}
          <KeyHint keys="B" />
        </Button>
        <Button size="small" variant="outlined" onClick={damage} disabled={active < startCell}>
          {text.damaged}
          <KeyHint keys="D" />
        </Button>
        <span role="status">{`${text.cell(active)}: ${text.states[stateOf(active)]}`}</span>
      </div>
      <fieldset
        ref={grid}
        aria-label={text.sheet}
        className={styles.sheet}
        data-drawn={drawn !== undefined}
        style={{ aspectRatio: `${sheet.width} / ${sheet.height}` }}
        onKeyDown={onKeyDown}
      >
        {drawn !== undefined && (
          <img
            className={styles.drawn}
            alt={text.drawn}
            src={`data:image/svg+xml,${encodeURIComponent(drawn)}`}
          />
        )}
        {sheet.cells.map((box, index) => {
          const cell = index + 1
          const state = stateOf(cell)
          return (
            <button
              type="button"
              key={cell}
              data-cell={cell}
              data-state={state}
              className={styles.cell}
              tabIndex={cell === active ? 0 : -1}
              aria-current={cell === active}
              aria-label={`${text.cell(cell)}: ${text.states[state]}`}
              onFocus={() => setActive(cell)}
              onDoubleClick={damage}
              style={{
                left: percent(box.x, sheet.width),
                top: percent(box.y, sheet.height),
                width: percent(box.width, sheet.width),
                height: percent(box.height, sheet.height),
              }}
            >
              <span aria-hidden>{state === 'damaged' ? '×' : cell}</span>
            </button>
          )
        })}
      </fieldset>
    </div>
  )
}

/** How many sheets labels take. */
export function sheetsFor(
  sheet: LabelSheet,
  count: number,
  startCell: number,
  skip: readonly number[],
): number {
  const free = sheet.cells.length - (startCell - 1) - skip.filter((cell) => cell >= startCell).length
  return count <= free ? 1 : 1 + Math.ceil((count - free) / sheet.cells.length)
}

function firstSheet(sheet: LabelSheet, count: number, startCell: number, skip: readonly number[]): number[] {
  const cells: number[] = []
  for (const { page, cell } of cellsFrom(sheet.cells.length, count, startCell, skip)) {
    if (page > 0) break
    cells.push(cell)
  }
  return cells
}
