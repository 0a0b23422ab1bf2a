import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { CaseView, ShownMedium } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { isDestruction } from '../../../../../src-shared/features/disposals/methods.ts'
import { ChoiceField, choicesOf } from '../../../../components/page/choice-field.tsx'
import { FormDialog } from '../../../../components/page/form-dialog.tsx'
import { WordField } from '../../../../components/page/word-field.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { PinField } from '../../../pins/pin-field.tsx'
import { useSession } from '../../../session/session-context.ts'
import { useRefreshedCase } from '../use-case.ts'
import { erasureIn } from './erasure-in.ts'
import styles from './media-part.module.css'

const text = caseWindowText.verify
const ways = ['person', 'tool'] as const
const results = ['passed', 'notPassed'] as const
const verificationMethods = ['full', 'sampling'] as const

interface VerifyDialogProps {
  disposal: CaseView
  medium: ShownMedium
  onClose: () => void
}

/** Records that somebody other than the operator verified a medium, or that its tool read it back. */
export function VerifyDialog({ disposal, medium, onClose }: VerifyDialogProps) {
  const { calls, client } = useEngine()
  const refreshed = useRefreshedCase()
  const { worker } = useSession()
  const operator = medium.sanitizations.at(-1)?.operator ?? ''
  const readBack = readBackOf(disposal, medium)
  const canTool = readBack === 'full' || readBack === 'sampled'
  const [way, setWay] = useState<(typeof ways)[number]>(canTool ? 'tool' : 'person')
  const [method, setMethod] = useState<(typeof verificationMethods)[number]>(
    readBack === 'sampled' ? 'sampling' : 'full',
  )
  const [by, setBy] = useState(worker.name === operator ? '' : worker.name)
  const [pin, setPin] = useState('')
  const name = by.trim()
  const proof = useQuery({
    ...calls.pins.show.queryOptions({ input: { name } }),
    enabled: way === 'person' && name !== '',
  })
  const [result, setResult] = useState<(typeof results)[number]>('passed')
  const [others, setOthers] = useState(false)
  const alike = disposal.mediumList.filter(
    (other) =>
      other.mediumId !== medium.mediumId &&
      other.state === 'sanitized' &&
      (way === 'tool'
        ? readBackOf(disposal, other) === readBack
        : other.sanitizations.at(-1)?.operator === operator),
  )
  const verify = useMutation({
    mutationFn: async () => {
      for (const { mediumId } of [medium, ...(others ? alike : [])])
        await client.disposals.verify({
          caseId: disposal.caseId,
          mediumId,
          method,
          passed: result === 'passed',
          ...(way === 'person' && { by: by.trim(), ...(pin !== '' && { pin }) }),
        })
    },
    onSuccess: async () => {
      await refreshed()
      onClose()
    },
  })
  return (
    <FormDialog
      title={text.title(medium.serial)}
      submit={text.submit}
      busy={verify.isPending}
      canSubmit={way === 'tool' || by.trim() !== ''}
      error={verify.error}
      onSubmit={() => verify.mutate()}
      onClose={onClose}
    >
      {canTool && (
        <ChoiceField
          label={text.how}
          value={way}
          choices={choicesOf(ways, { person: text.person, tool: text.tool })}
          onChange={setWay}
        />
      )}
      {way === 'person' && (
        <WordField
          label={text.name}
          value={by}
          required
          autoFocus
          helperText={text.notOperator(operator)}
          onChange={(value) => {
            setBy(value)
            setPin('')
          }}
        />
      )}
      {way === 'person' && proof.data?.hasPin && <PinField name={name} value={pin} onChange={setPin} />}
      <ChoiceField
        label={text.method}
        value={method}
        choices={choicesOf(verificationMethods, text.methods)}
        onChange={setMethod}
      />
      <ChoiceField
        label={text.result}
        value={result}
        choices={choicesOf(results, { passed: text.passed, notPassed: text.notPassed })}
        onChange={setResult}
      />
      {alike.length > 0 && result === 'passed' && (
        <FormControlLabel
          control={<Checkbox checked={others} onChange={(event) => setOthers(event.target.checked)} />}
          label={text.more(alike.length)}
        />
      )}
      {result === 'notPassed' && <p className={styles.waits}>{text.notPassed}</p>}
    </FormDialog>
  )
}

/** How much the tool read back of what was done last; nothing reads back what was destroyed. */
function readBackOf(disposal: CaseView, { mediumId, sanitizations }: ShownMedium) {
  const method = sanitizations.at(-1)?.method
  if (!method || isDestruction(method)) return null
  return erasureIn(disposal, mediumId)?.readBack ?? null
}
