import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { vendorsWindowText as text } from '../../../../../src-shared/features/disposals/vendors/vendors-window-text.ts'
import { Card, CardActions } from '../../../../components/page/card.tsx'
import { FormDialog } from '../../../../components/page/form-dialog.tsx'
import { WordField } from '../../../../components/page/word-field.tsx'
import { Problem } from '../../../../components/problem/problem.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { VendorField } from '../../vendors/vendor-field.tsx'
import casePage from '../case-page.module.css'
import { Override } from './override.tsx'

/** Who takes what is in a case, what stands in their way, and who approved them in spite of that. */
export function VendorCard({ disposal }: { disposal: CaseView }) {
  const { client } = useEngine()
  const { taking, caseId } = disposal
  const [name, setName] = useState('')
  const [overriding, setOverriding] = useState(false)
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
      {taking.override && <Override override={taking.override} />}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          choose.mutate()
        }}
      >
        <VendorField label={text.choose} value={name} onChange={setName} />
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
      <WordField label={text.approver} value={by} required autoFocus onChange={setBy} />
      <WordField label={text.reason} value={reason} required onChange={setReason} longest={1000} />
    </FormDialog>
  )
}
