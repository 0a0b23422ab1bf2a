import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Vendor } from '../../../../src-shared/features/disposals/vendors/vendors-contract.ts'
import { vendorsWindowText as text } from '../../../../src-shared/features/disposals/vendors/vendors-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { WordField } from '../../../components/page/word-field.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { PermitFields, type TypedPermit } from './permit-fields.tsx'
import styles from './vendor-dialog.module.css'

const details = ['address', 'contact', 'phone', 'email'] as const
type Detail = (typeof details)[number]

/** Registers a vendor, or changes one; what it was before stays in the record. @param vendor null: a new one */
export function VendorDialog({ vendor, onClose }: { vendor: Vendor | null; onClose: () => void }) {
  const { client } = useEngine()
  const [name, setName] = useState(vendor?.name ?? '')
  const [typed, setTyped] = useState<Record<Detail, string>>(() => ({
    address: vendor?.address ?? '',
    contact: vendor?.contact ?? '',
    phone: vendor?.phone ?? '',
    email: vendor?.email ?? '',
  }))
  const [permits, setPermits] = useState<readonly TypedPermit[]>(
    () =>
      vendor?.permits.map(({ kind, number, scopes, expiresOn }) => ({ kind, number, scopes, expiresOn })) ??
      [],
  )
  const [isArchived, setIsArchived] = useState(vendor?.isArchived ?? false)
  const said = (word: string) => (word.trim() === '' ? null : word.trim())
  const save = useMutation({
    mutationFn: () =>
      client.vendors.keep({
        ...(vendor && { vendorId: vendor.vendorId }),
        name: name.trim(),
        address: said(typed.address),
        contact: said(typed.contact),
        phone: said(typed.phone),
        email: said(typed.email),
        permits: permits.map((one) => ({ ...one, number: one.number.trim(), scopes: [...one.scopes] })),
        isArchived,
      }),
    onSuccess: onClose,
  })
  const isWhole = permits.every(
    ({ number, scopes, expiresOn }) => number.trim() !== '' && scopes.length > 0 && expiresOn !== '',
  )
  const change = (at: number, part: Partial<TypedPermit>) =>
    setPermits(permits.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <FormDialog
      title={vendor ? text.editTitle(vendor.name) : text.addTitle}
      submit={text.save}
      busy={save.isPending}
      canSubmit={name.trim() !== '' && isWhole}
      error={save.error}
      maxWidth="md"
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <WordField label={text.name} value={name} required autoFocus onChange={setName} />
      <div className={styles.row}>
        {details.map((detail) => (
          <WordField
            key={detail}
            label={text[detail]}
            value={typed[detail]}
            onChange={(value) => setTyped({ ...typed, [detail]: value })}
          />
        ))}
      </div>
      {permits.map((permit, index) => (
        <PermitFields
          // biome-ignore lint/suspicious/noArrayIndexKey: permits have no name but their place until they are kept
          key={index}
          n={index + 1}
          permit={permit}
          onChange={(part) => change(index, part)}
          onRemove={() => setPermits(permits.filter((_, at) => at !== index))}
        />
      ))}
      <div>
        <Button
          variant="outlined"
          startIcon={<Icon name="plus" size={16} />}
          onClick={() =>
            setPermits([...permits, { kind: 'r2', number: '', scopes: ['recycling'], expiresOn: '' }])
          }
        >
          {text.addPermit}
        </Button>
      </div>
      {vendor && (
        <FormControlLabel
          control={
            <Checkbox checked={isArchived} onChange={(event) => setIsArchived(event.target.checked)} />
          }
          label={text.isArchived}
        />
      )}
    </FormDialog>
  )
}
