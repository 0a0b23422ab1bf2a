import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import {
  batteryTypes,
  netOf,
  weeeCategories,
} from '../../../../src-shared/features/disposals/shipments/shipment.ts'
import { shipmentsText } from '../../../../src-shared/features/disposals/shipments/shipments-text.ts'
import { shipmentsWindowText as text } from '../../../../src-shared/features/disposals/shipments/shipments-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { ChoiceField, choicesOf } from '../../../components/page/choice-field.tsx'
import casePage from '../case/case-page.module.css'
import vendorDialog from '../vendors/vendor-dialog.module.css'
import { gramsOf, type SendForm } from './send-form.ts'

interface WeightFieldsProps {
  weights: SendForm['weights']
  onChange: (weights: SendForm['weights']) => void
}

/** What was weighed, by category; net follows. */
export function WeightFields({ weights, onChange }: WeightFieldsProps) {
  const change = (at: number, part: Partial<SendForm['weights'][number]>) =>
    onChange(weights.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <fieldset className={vendorDialog.permit}>
      <legend>{text.weights}</legend>
      {weights.map((weight, index) => {
        const [gross, tare] = [gramsOf(weight.gross), gramsOf(weight.tare)]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a weight has no name but its place
          <div key={index} className={vendorDialog.row}>
            <ChoiceField
              label={text.category}
              value={weight.category}
              choices={choicesOf(weeeCategories, shipmentsText.categories)}
              onChange={(category) => change(index, { category })}
            />
            <Kilograms
              label={text.gross}
              value={weight.gross}
              onChange={(next) => change(index, { gross: next })}
            />
            <Kilograms
              label={text.tare}
              value={weight.tare}
              onChange={(next) => change(index, { tare: next })}
            />
            <span className={casePage.soft}>
              {gross !== null && tare !== null && text.net(formatNumber(netOf({ gross, tare }) / 1000))}
              <Remove
                label={text.removeWeight(index + 1)}
                onRemove={() => onChange(weights.filter((_, at) => at !== index))}
              />
            </span>
          </div>
        )
      })}
      <Add
        label={text.addWeight}
        onAdd={() => onChange([...weights, { category: 'smallIt', gross: '', tare: '0' }])}
      />
    </fieldset>
  )
}

interface BatteryFieldsProps {
  batteries: SendForm['batteries']
  onChange: (batteries: SendForm['batteries']) => void
}

/** Batteries by type, in the equipment or beside it. */
export function BatteryFields({ batteries, onChange }: BatteryFieldsProps) {
  const change = (at: number, part: Partial<SendForm['batteries'][number]>) =>
    onChange(batteries.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <fieldset className={vendorDialog.permit}>
      <legend>{text.batteries}</legend>
      {batteries.map(({ type, net, inEquipment }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: batteries have no name but their place
        <div key={index} className={vendorDialog.row}>
          <ChoiceField
            label={text.battery}
            value={type}
            choices={choicesOf(batteryTypes, shipmentsText.batteries)}
            onChange={(next) => change(index, { type: next })}
          />
          <Kilograms label={text.batteryNet} value={net} onChange={(next) => change(index, { net: next })} />
          <FormControlLabel
            control={
              <Checkbox
                checked={inEquipment}
                onChange={(event) => change(index, { inEquipment: event.target.checked })}
              />
            }
            label={text.inEquipment}
          />
          <Remove
            label={text.removeBattery(index + 1)}
            onRemove={() => onChange(batteries.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Add
        label={text.addBattery}
        onAdd={() => onChange([...batteries, { type: 'lithiumIon', net: '', inEquipment: true }])}
      />
    </fieldset>
  )
}

interface KilogramsProps {
  label: string
  value: string
  onChange: (value: string) => void
}

function Kilograms({ label, value, onChange }: KilogramsProps) {
  return (
    <TextField
      label={label}
      value={value}
      required
      error={value.trim() !== '' && gramsOf(value) === null}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 12 } }}
    />
  )
}

function Remove({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <Button variant="text" aria-label={label} onClick={onRemove}>
      <Icon name="close" size={16} />
    </Button>
  )
}

function Add({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <div>
      <Button variant="outlined" size="small" startIcon={<Icon name="plus" size={16} />} onClick={onAdd}>
        {label}
      </Button>
    </div>
  )
}
