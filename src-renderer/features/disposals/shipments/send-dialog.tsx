import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { shipmentsWindowText as text } from '../../../../src-shared/features/disposals/shipments/shipments-window-text.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { WordField } from '../../../components/page/word-field.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import casePage from '../case/case-page.module.css'
import vendorDialog from '../vendors/vendor-dialog.module.css'
import { BatteryFields, WeightFields } from './load-fields.tsx'
import { blankShipment, crossesBorder, isWhole, type SendForm, shipmentOf } from './send-form.ts'

interface SendDialogProps {
  onSent: (shipmentId: string) => void
  onClose: () => void
}

type Word = 'carrier' | 'consignment' | 'originCountry' | 'country' | 'baselConsent' | 'seal' | 'wasteCodes'

/** Notes a shipment of what is cleared or released in cases. */
export function SendDialog({ onSent, onClose }: SendDialogProps) {
  const { calls, client } = useEngine()
  const { data, error } = useQuery(calls.disposals.list.queryOptions())
  const able = (data?.cases ?? []).filter(({ states }) => states.cleared + states.released > 0)
  // A consignment note names one who receives.
  const isOfOther = ({ vendor }: (typeof able)[number]) =>
    able.some((one) => chosen.has(one.caseId) && one.vendor !== vendor)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [form, setForm] = useState<SendForm>(blankShipment)
  const change = (part: Partial<SendForm>) => setForm({ ...form, ...part })
  const send = useMutation({
    mutationFn: () => client.shipments.send({ caseIds: [...chosen], ...shipmentOf(form) }),
    onSuccess: ({ shipmentId }) => onSent(shipmentId),
  })
  const toggle = (caseId: string) => {
    const next = new Set(chosen)
    if (!next.delete(caseId)) next.add(caseId)
    setChosen(next)
  }
  const word = (name: Word, props: { required?: boolean; helperText?: string } = {}) => (
    <WordField
      label={text[name]}
      value={form[name]}
      {...props}
      onChange={(value) => change({ [name]: value })}
    />
  )
  return (
    <FormDialog
      title={text.send}
      submit={text.send}
      busy={send.isPending}
      canSubmit={chosen.size > 0 && isWhole(form)}
      error={send.error}
      maxWidth="md"
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <Problem error={error} />
      <fieldset className={vendorDialog.permit}>
        <legend>{text.cases}</legend>
        {data && able.length === 0 && <p className={casePage.soft}>{text.noCases}</p>}
        {able.map((one) => (
          <FormControlLabel
            key={one.caseId}
            disabled={isOfOther(one)}
            control={<Checkbox checked={chosen.has(one.caseId)} onChange={() => toggle(one.caseId)} />}
            label={[one.reason, one.vendor].filter((part) => part !== null).join(' · ')}
          />
        ))}
        {able.some(isOfOther) && <p className={casePage.soft}>{text.oneVendor}</p>}
      </fieldset>
      <div className={vendorDialog.row}>
        {word('carrier', { required: true })}
        {word('consignment', { required: true })}
        <TextField
          label={text.shipsOn}
          type="date"
          value={form.shipsOn}
          required
          onChange={(event) => change({ shipsOn: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </div>
      <div className={vendorDialog.row}>
        {word('originCountry', { required: true, helperText: text.countryHint })}
        {word('country', { required: true, helperText: text.countryHint })}
        {word('seal')}
      </div>
      {crossesBorder(form) && word('baselConsent', { required: true, helperText: text.baselHint })}
      <WeightFields weights={form.weights} onChange={(weights) => change({ weights })} />
      <BatteryFields batteries={form.batteries} onChange={(batteries) => change({ batteries })} />
      {word('wasteCodes')}
    </FormDialog>
  )
}
