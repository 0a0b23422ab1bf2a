import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { labelDesignsWindowText } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import type { PrinterValue } from '../../../../src-shared/features/labels/designs/printer-entity.ts'
import {
  asItShouldBe,
  correctionOf,
  type Measured,
} from '../../../../src-shared/features/labels/designs/ruler.ts'
import { resolutions } from '../../../../src-shared/features/labels/printer-dots.ts'
import { DesignDialog, type EditedDesign } from './design-dialog.tsx'
import styles from './designs.module.css'
import { ChoiceField } from './editor/choice-field.tsx'
import { NumberField } from './editor/number-field.tsx'

const { printers: text, editor } = labelDesignsWindowText

const first: PrinterValue = {
  name: '',
  dpi: 600,
  offsetX: 0,
  offsetY: 0,
  scaleX: 1,
  scaleY: 1,
  darkness: null,
}

/** What is known of a printer; its offsets and scales follow from what was measured on a ruler page. */
export function PrinterDialog(edited: EditedDesign) {
  const { kept } = edited
  const [printer, setPrinter] = useState(kept?.design.kind === 'printer' ? kept.design.value : first)
  const [measured, setMeasured] = useState<Measured>(asItShouldBe)
  const set = (change: Partial<PrinterValue>) => setPrinter({ ...printer, ...change })
  const correction = correctionOf(measured)
  const isMeasured = Object.entries(measured).some(
    ([name, mm]) => mm !== asItShouldBe[name as keyof Measured],
  )
  return (
    <DesignDialog
      add={text.add}
      design={{ kind: 'printer', value: printer }}
      canSave={printer.name.trim() !== ''}
      {...edited}
    >
      <TextField
        size="small"
        label={labelDesignsWindowText.name}
        value={printer.name}
        autoFocus
        onChange={(event) => set({ name: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <ChoiceField
        label={text.dpi}
        value={String(printer.dpi)}
        choices={resolutions.map((one) => ({ value: String(one), label: editor.dpiOf(one) }))}
        onChange={(one) => set({ dpi: resolutions.find((other) => String(other) === one) ?? 600 })}
      />
      {(['offsetX', 'offsetY'] as const).map((name) => (
        <NumberField
          key={name}
          label={text[name]}
          value={printer[name]}
          least={-20}
          most={20}
          places={2}
          onChange={(mm) => set({ [name]: mm })}
        />
      ))}
      {(['scaleX', 'scaleY'] as const).map((name) => (
        <NumberField
          key={name}
          label={text[name]}
          value={printer[name]}
          least={0.9}
          most={1.1}
          places={4}
          onChange={(scale) => set({ [name]: scale })}
        />
      ))}
      <TextField
        size="small"
        className={styles.wide ?? ''}
        label={text.darkness}
        value={printer.darkness ?? ''}
        onChange={(event) => {
          const typed = event.target.value.replace(/\D/g, '')
          set({ darkness: typed === '' ? null : Math.min(30, Number(typed)) })
        }}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 2 } }}
      />
      <strong className={styles.wide}>{text.measured}</strong>
      <p className={`${styles.wide} ${styles.soft}`}>{text.measuredExplained}</p>
      {(['left', 'top', 'across', 'down'] as const).map((name) => (
        <NumberField
          key={name}
          label={text.measures[name]}
          value={measured[name]}
          least={asItShouldBe[name] * 0.5}
          most={asItShouldBe[name] * 1.5}
          places={2}
          onChange={(mm) => setMeasured({ ...measured, [name]: mm })}
        />
      ))}
      {isMeasured && (
        <>
          <p className={styles.soft}>
            {text.follows(correction.offsetX, correction.offsetY, correction.scaleX, correction.scaleY)}
          </p>
          <Button variant="outlined" onClick={() => set(correction)}>
            {text.take}
          </Button>
        </>
      )}
    </DesignDialog>
  )
}
