import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { leastSampled } from '../../../../src-shared/features/disposals/policy.ts'
import { samplingWindowText as text } from '../../../../src-shared/features/disposals/sampling/sampling-window-text.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import casePage from '../case/case-page.module.css'

interface DrawLotDialogProps {
  onDrawn: (lotId: string) => void
  onClose: () => void
}

/** Makes a lot of the media of cases, and draws its sample. */
export function DrawLotDialog({ onDrawn, onClose }: DrawLotDialogProps) {
  const { calls, client } = useEngine()
  const { data, error } = useQuery(calls.disposals.list.queryOptions())
  const able = (data?.cases ?? []).filter(({ isOpen, media }) => isOpen && media.verified > 0)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [percent, setPercent] = useState('')
  const caseIds = able.map(({ caseId }) => caseId).filter((caseId) => !left.has(caseId))
  const typed = percent.trim() === '' ? undefined : Number(percent)
  const isFit = typed === undefined || (Number.isInteger(typed) && typed >= leastSampled && typed <= 100)
  const draw = useMutation({
    mutationFn: () => client.sampling.open({ caseIds, ...(typed !== undefined && { percent: typed }) }),
    onSuccess: ({ lotId }) => onDrawn(lotId),
  })
  const toggle = (caseId: string) => {
    const next = new Set(left)
    if (!next.delete(caseId)) next.add(caseId)
    setLeft(next)
  }
  return (
    <FormDialog
      title={text.openTitle}
      submit={text.open}
      busy={draw.isPending}
      canSubmit={caseIds.length > 0 && isFit}
      error={draw.error}
      onSubmit={() => draw.mutate()}
      onClose={onClose}
    >
      <p className={casePage.soft}>{text.openExplained}</p>
      <Problem error={error} />
      <fieldset style={{ display: 'grid', border: 0, margin: 0, padding: 0 }}>
        <legend>{text.cases}</legend>
        {able.map(({ caseId, reason }) => (
          <FormControlLabel
            key={caseId}
            control={<Checkbox checked={!left.has(caseId)} onChange={() => toggle(caseId)} />}
            label={reason}
          />
        ))}
      </fieldset>
      <TextField
        label={text.percent}
        value={percent}
        error={!isFit}
        helperText={text.percentHint(leastSampled)}
        onChange={(event) => setPercent(event.target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
      />
    </FormDialog>
  )
}
