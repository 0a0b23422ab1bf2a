import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { labelDesignsWindowText } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import type { StockValue } from '../../../../src-shared/features/labels/designs/stock-entity.ts'
import { labelsText } from '../../../../src-shared/features/labels/labels-text.ts'
import { stockFaults } from '../../../../src-shared/features/labels/stock.ts'
import { DesignDialog, type EditedDesign } from './design-dialog.tsx'
import styles from './designs.module.css'
import { ChoiceField } from './editor/choice-field.tsx'
import { NumberField } from './editor/number-field.tsx'
import { StockPicture } from './stock-picture.tsx'

const { stocks: text } = labelDesignsWindowText

/** A sheet of A4 with 3 x 7 labels, to begin with. */
const first: StockValue = {
  ...{ brand: '', part: '', also: [], paper: 'A4', columns: 3, rows: 7, width: 63.5, height: 38.1 },
  ...{ left: 7.2, top: 15.1, pitchX: 66, pitchY: 38.1, cut: false },
}

/** The measures of a stock of one's own, with a picture of the sheet that shows what is wrong with them. */
export function StockDialog(edited: EditedDesign) {
  const { kept } = edited
  const [stock, setStock] = useState<StockValue>(
    kept?.design.kind === 'stock' ? (kept.design.value as StockValue) : first,
  )
  const set = (change: Partial<StockValue>) => setStock({ ...stock, ...change })
  const isSheet = stock.paper !== null
  const shape: StockValue = isSheet
    ? stock
    : { ...stock, columns: 1, rows: 1, left: 0, top: 0, pitchX: stock.width, pitchY: stock.height }
  const faults = stockFaults(shape)
  const length = (name: 'width' | 'height' | 'left' | 'top' | 'pitchX' | 'pitchY') => (
    <NumberField
      key={name}
      label={text.measures[name]}
      value={stock[name]}
      least={name === 'left' || name === 'top' ? 0 : 1}
      most={500}
      places={2}
      onChange={(mm) => set({ [name]: mm })}
    />
  )
  const count = (name: 'columns' | 'rows') => (
    <NumberField
      key={name}
      label={text.measures[name]}
      value={stock[name]}
      least={1}
      most={100}
      places={0}
      onChange={(n) => set({ [name]: n })}
    />
  )
  return (
    <DesignDialog
      add={text.add}
      design={{ kind: 'stock', value: shape }}
      canSave={stock.brand.trim() !== '' && stock.part.trim() !== '' && faults.length === 0}
      {...edited}
    >
      <TextField
        size="small"
        label={text.brand}
        value={stock.brand}
        autoFocus
        onChange={(event) => set({ brand: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <TextField
        size="small"
        label={text.part}
        value={stock.part}
        onChange={(event) => set({ part: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <ChoiceField
        label={text.paper}
        value={stock.paper ?? (stock.cut ? 'continuous' : 'roll')}
        choices={(['A4', 'Letter', 'roll', 'continuous'] as const).map((value) => ({
          value,
          label: text.papers[value],
        }))}
        onChange={(paper) =>
          set(
            paper === 'A4' || paper === 'Letter'
              ? { paper, cut: false }
              : { paper: null, cut: paper === 'continuous' },
          )
        }
      />
      <span />
      {length('width')}
      {length('height')}
      {isSheet && [
        count('columns'),
        count('rows'),
        length('left'),
        length('top'),
        length('pitchX'),
        length('pitchY'),
      ]}
      <div className={styles.wide}>
        <p role="status" className={styles.soft}>
          {faults.length === 0
            ? text.addsUp
            : text.faulty(faults.map((fault) => labelsText.faults[fault]).join(', '))}
        </p>
        <StockPicture stock={shape} label={text.picture(shape.columns, shape.rows)} />
      </div>
    </DesignDialog>
  )
}
