import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { vendorsWindowText as text } from '../../../../../src-shared/features/disposals/vendors/vendors-window-text.ts'
import { Card, CardActions } from '../../../../components/page/card.tsx'
import { FormDialog } from '../../../../components/page/form-dialog.tsx'
import { Problem } from '../../../../components/problem/problem.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import casePage from '../case-page.module.css'

/** Who takes what is in a case, what stands in their way, and who approved them in spite of that. */
export function VendorCard({ disposal }: { disposal: CaseView }) {
  const { calls, client } = useEngine()
  const { taking, caseId } = disposal
  const [name, setName] = useState('')
  const [overriding, setOverriding] = useState(false)
  const listId = useId()
  const { data } = useQuery(calls.vendors.list.queryOptions())
  const choose = useMutation({
    mutationFn: () => client.vendors.choose({ caseId, vendor: name.trim() }),
    onSuccess: () => setName(''),
  })
  return (
    <Card title={text.taking}>
      <p>
        {taking.vendor === null
          ? text.nobody
          : taking.vendorId === null
            ? text.notRegistered(taking.vendor)
            : text.takes(taking.vendor)}
      </p>
      {taking.vendorId !== null && taking.gaps.length === 0 && <p className={casePage.good}>{text.sound}</p>}
      {taking.gaps.map((gap) => (
        <p key={gap} className={casePage.bad}>
          {gap}
        </p>
      ))}
      {taking.override && <p>{text.overridden(taking.override.by, taking.override.reason)}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          choose.mutate()
        }}
      >
        <TextField
          label={text.choose}
          value={name}
          fullWidth
          onChange={(event) => setName(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 200, list: listId } }}
        />
        <datalist id={listId}>
          {data?.vendors
            .filter(({ isArchived }) => !isArchived)
            .map((vendor) => (
              <option key={vendor.vendorId} value={vendor.name} />
            ))}
        </datalist>
        <CardActions>
          <Button type="submit" variant="outlined" disabled={name.trim() === '' || choose.isPending}>
            {text.choose}
          </Button>
          {taking.gaps.length > 0 && taking.override === null && (
            <Button variant="text" onClick={() => setOverriding(true)}>
              {text.override}
            </Button>
          )}
        </CardActions>
      </form>
      <Problem error={choose.error} />
      {overriding && (
        <OverrideDialog caseId={caseId} vendor={taking.vendor ?? ''} onClose={() => setOverriding(false)} />
      )}
    </Card>
  )
}

interface OverrideDialogProps {
  caseId: string
  vendor: string
  onClose: () => void
}

function OverrideDialog({ caseId, vendor, onClose }: OverrideDialogProps) {
  const { client } = useEngine()
  const [by, setBy] = useState('')
  const [reason, setReason] = useState('')
  const override = useMutation({
    mutationFn: () => client.vendors.override({ caseId, by: by.trim(), reason: reason.trim() }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={text.overrideTitle(vendor)}
      submit={text.approve}
      busy={override.isPending}
      canSubmit={by.trim() !== '' && reason.trim() !== ''}
      error={override.error}
      onSubmit={() => override.mutate()}
      onClose={onClose}
    >
      <p className={casePage.soft}>{text.overrideExplained}</p>
      <TextField
        label={text.approver}
        value={by}
        required
        autoFocus
        onChange={(event) => setBy(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        label={text.reason}
        value={reason}
        required
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </FormDialog>
  )
}
