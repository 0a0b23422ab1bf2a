import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LotView } from '../../../../src-shared/features/disposals/sampling/sampling-contract.ts'
import { samplingWindowText as text } from '../../../../src-shared/features/disposals/sampling/sampling-window-text.ts'
import { ChoiceField, choicesOf } from '../../../components/page/choice-field.tsx'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { WordField } from '../../../components/page/word-field.tsx'
import { useEngine } from '../../../host/engine-context.ts'

const results = ['passed', 'failed'] as const

interface SampleDialogProps {
  lotId: string
  medium: LotView['mediaList'][number]
  onClose: () => void
}

/** Records what another competent person found on a medium that was drawn. */
export function SampleDialog({ lotId, medium, onClose }: SampleDialogProps) {
  const { calls, client } = useEngine()
  const queries = useQueryClient()
  const [by, setBy] = useState('')
  const [competence, setCompetence] = useState('')
  const [method, setMethod] = useState('')
  const [result, setResult] = useState<(typeof results)[number]>('passed')
  const record = useMutation({
    mutationFn: () =>
      client.sampling.record({
        lotId,
        mediumId: medium.mediumId,
        by: by.trim(),
        method: method.trim(),
        passed: result === 'passed',
        ...(competence.trim() !== '' && { competence: competence.trim() }),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: calls.sampling.key() })
      onClose()
    },
  })
  return (
    <FormDialog
      title={text.recordTitle(medium.serial)}
      submit={text.submit}
      busy={record.isPending}
      canSubmit={by.trim() !== '' && method.trim() !== ''}
      error={record.error}
      onSubmit={() => record.mutate()}
      onClose={onClose}
    >
      <WordField
        label={text.by}
        value={by}
        required
        autoFocus
        helperText={text.byHint(medium.operator)}
        onChange={setBy}
      />
      <WordField label={text.competence} value={competence} onChange={setCompetence} />
      <WordField label={text.method} value={method} required onChange={setMethod} longest={1000} />
      <ChoiceField
        label={text.result}
        value={result}
        choices={choicesOf(results, text.results)}
        onChange={setResult}
      />
    </FormDialog>
  )
}
