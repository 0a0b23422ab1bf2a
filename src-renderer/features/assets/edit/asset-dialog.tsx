import Autocomplete from '@mui/material/Autocomplete'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { defaultStatusLabel } from '../../../../src-shared/features/status-labels/status-type.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { codeOf } from '../../../components/problem/sentence-of.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { LocationField } from '../../locations/location-field.tsx'
import styles from './asset-dialog.module.css'
import { type FormField, isClearCost } from './asset-form.ts'
import { useAssetForm } from './use-asset-form.ts'

interface AssetDialogProps {
  /** absent: a new one */
  asset?: AssetDetail
  onSaved: (saved: { id: string }) => void
  onClose: () => void
}

export function AssetDialog({ asset, onSaved, onClose }: AssetDialogProps) {
  const { calls } = useEngine()
  const form = useAssetForm(asset, defaultStatusLabel, onSaved)
  const { data: choices } = useQuery(calls.assets.choices.queryOptions())
  const { values, news, set } = form
  const code = codeOf(form.save.error)

  const helper = (field: FormField, hint = '') => {
    const now = news[field]
    if (now === undefined || now === values[field]) return hint
    return now === '' ? text.changedMeanwhileEmpty : text.changedMeanwhile(now)
  }
  const field = (name: FormField) => ({
    label: assetsText.fields[name],
    value: values[name],
    helperText: helper(name),
    onChange: (event: { target: { value: string } }) => set(name, event.target.value),
  })
  const suggested = (name: FormField, options: string[]) => (
    <Autocomplete
      freeSolo
      options={options}
      inputValue={values[name]}
      onInputChange={(_event, value) => set(name, value)}
      renderInput={(input) => (
        <TextField {...input} label={assetsText.fields[name]} helperText={helper(name)} />
      )}
    />
  )
  const statuses = choices?.statuses.map(({ name }) => name) ?? []

  return (
    <FormDialog
      title={asset ? text.editTitle(asset.assetTag) : text.addTitle}
      submit={text.save}
      busy={form.save.isPending}
      canSubmit={values.assetTag.trim() !== '' && isClearCost(values.purchaseCost)}
      error={form.save.error}
      maxWidth="md"
      onSubmit={() => form.save.mutate()}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <TextField
          {...field('assetTag')}
          required
          autoFocus
          error={code === 'ASSET_TAG_TAKEN'}
          slotProps={{ htmlInput: { className: 'code', maxLength: 200, spellCheck: false } }}
        />
        <TextField
          {...field('serialNumber')}
          slotProps={{ htmlInput: { className: 'code', maxLength: 200, spellCheck: false } }}
        />
        <TextField {...field('name')} />
        {suggested('model', choices?.models ?? [])}
        {suggested('category', choices?.categories ?? [])}
        <TextField {...field('status')} select>
          {(statuses.includes(values.status) ? statuses : [values.status, ...statuses]).map((status) => (
            <MenuItem key={status} value={status}>
              {status}
            </MenuItem>
          ))}
        </TextField>
        <div className={styles.wide}>
          <LocationField
            label={assetsText.fields.location}
            value={values.location}
            helperText={helper('location', text.locationHint)}
            error={code === 'LOCATION_UNKNOWN'}
            onChange={(path) => set('location', path)}
          />
        </div>
        <TextField {...field('purchaseDate')} type="date" slotProps={{ inputLabel: { shrink: true } }} />
        <TextField
          {...field('purchaseCost')}
          error={!isClearCost(values.purchaseCost)}
          helperText={
            isClearCost(values.purchaseCost) ? helper('purchaseCost', text.costHint) : text.costInvalid
          }
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        />
        <TextField {...field('notes')} className={styles.wide ?? ''} multiline minRows={2} maxRows={8} />
      </div>
    </FormDialog>
  )
}
