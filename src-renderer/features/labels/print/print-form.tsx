import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { type ReprintReason, reprintReasons } from '../../../../src-shared/features/labels/label-run.ts'
import { labelRunsText } from '../../../../src-shared/features/labels/label-runs-text.ts'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import { printerAddress } from '../../../../src-shared/features/labels/printer-address.ts'
import { type Resolution, resolutions } from '../../../../src-shared/features/labels/printer-dots.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { type PrintOptions, type Target, targets } from './print-options.ts'
import styles from './print-page.module.css'
import { StockField } from './stock-field.tsx'

const text = labelsWindowText.print
const mostCopies = 100

interface PrintFormProps {
  options: PrintOptions
  /** labels of what has one already */
  reprints: number
  /** whether the stock is known to be sheets */
  isSheet: boolean
  /** of locations: whether all that is in them is meant too */
  below: { value: boolean; onChange: (below: boolean) => void } | null
  onOptions: (options: Partial<PrintOptions>) => void
}

/** On what, with what on it, and where to. */
export function PrintForm({ options, reprints, isSheet, below, onOptions }: PrintFormProps) {
  const { calls } = useEngine()
  const { data: known } = useQuery(calls.labels.templates.queryOptions())
  const { target } = options
  const takesZpl = target === 'zpl' || target === 'host'
  return (
    <div className={styles.form}>
      {below && (
        <FormControlLabel
          control={<Checkbox checked={below.value} onChange={(_event, all) => below.onChange(all)} />}
          label={text.below}
        />
      )}
      <StockField value={options.stock} onChange={(stock) => onOptions({ stock, startCell: 1, skip: [] })} />
      <TextField
        select
        label={text.template}
        value={options.template}
        onChange={({ target: { value } }) => onOptions({ template: value })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{text.fitting}</MenuItem>
        {known?.templates.map(({ name }) => (
          <MenuItem key={name} value={name}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={text.to}
        value={target}
        error={takesZpl && isSheet}
        helperText={takesZpl && isSheet ? text.rollAlone : ' '}
        onChange={({ target: { value } }) => onOptions({ target: value as Target })}
      >
        {targets.map((one) => (
          <MenuItem key={one} value={one}>
            {text.targets[one]}
          </MenuItem>
        ))}
      </TextField>
      {target === 'host' && (
        <TextField
          label={text.host}
          value={options.host}
          required
          error={options.host !== '' && printerAddress(options.host) === null}
          helperText={text.hostHint}
          onChange={({ target: { value } }) => onOptions({ host: value })}
        />
      )}
      {target === 'printer' && (
        <PrinterField value={options.printer} onChange={(printer) => onOptions({ printer })} />
      )}
      <div className={styles.pair}>
        <TextField
          select
          label={text.dpi}
          value={options.dpi ?? ''}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          onChange={({ target: { value } }) =>
            onOptions({ dpi: value === '' ? null : (Number(value) as Resolution) })
          }
        >
          <MenuItem value="">{text.usualDpi}</MenuItem>
          {resolutions.map((dpi) => (
            <MenuItem key={dpi} value={dpi}>
              {text.dots(dpi)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          type="number"
          label={text.copies}
          value={options.copies}
          slotProps={{ htmlInput: { min: 1, max: mostCopies } }}
          onChange={({ target: { value } }) =>
            onOptions({ copies: Math.min(mostCopies, Math.max(1, Math.trunc(Number(value)) || 1)) })
          }
        />
      </div>
      {isSheet && (
        <FormControlLabel
          control={
            <Checkbox checked={options.cutMarks} onChange={(_event, cutMarks) => onOptions({ cutMarks })} />
          }
          label={text.cutMarks}
        />
      )}
      {reprints > 0 && <Reprints options={options} reprints={reprints} onOptions={onOptions} />}
    </div>
  )
}

function PrinterField({ value, onChange }: { value: string; onChange: (printer: string) => void }) {
  const { calls } = useEngine()
  const { data } = useQuery(calls.labelRuns.printers.queryOptions())
  const printers = data?.printers ?? []
  if (data && printers.length === 0) return <p className={styles.quiet}>{text.noPrinters}</p>
  return (
    <TextField
      select
      label={text.printer}
      required
      value={printers.includes(value) ? value : ''}
      onChange={({ target }) => onChange(target.value)}
    >
      {printers.map((name) => (
        <MenuItem key={name} value={name}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  )
}

function Reprints({ options, reprints, onOptions }: Omit<PrintFormProps, 'isSheet' | 'below'>) {
  return (
    <div className={styles.reprints}>
      <p>{text.reprints(formatNumber(reprints))}</p>
      <TextField
        select
        label={text.reprint}
        required
        value={options.reprint ?? ''}
        onChange={({ target: { value } }) => onOptions({ reprint: value as ReprintReason })}
      >
        {reprintReasons
          .filter((reason) => reason !== 'notStated')
          .map((reason) => (
            <MenuItem key={reason} value={reason}>
              {labelRunsText.reprints[reason]}
            </MenuItem>
          ))}
      </TextField>
      <FormControlLabel
        control={
          <Checkbox
            checked={options.isOldDestroyed}
            onChange={(_event, isOldDestroyed) => onOptions({ isOldDestroyed })}
          />
        }
        label={text.destroyed}
      />
    </div>
  )
}
