import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { CaseView, ShownMedium } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsText } from '../../../../../src-shared/features/disposals/disposals-text.ts'
import { isDestruction } from '../../../../../src-shared/features/disposals/methods.ts'
import { largestFragment } from '../../../../../src-shared/features/disposals/policy.ts'
import { refusalsOf, remarksOf } from '../../../../../src-shared/features/disposals/sanitization.ts'
import { formatNumber } from '../../../../components/format/format.ts'
import { FormDialog } from '../../../../components/page/form-dialog.tsx'
import { sentenceOf } from '../../../../components/problem/sentence-of.ts'
import { useEngine } from '../../../../host/engine-context.ts'
import { useSession } from '../../../session/session-context.ts'
import { isWhole, noProof, type Proof, useKeepProof } from '../proof/proof.ts'
import { ProofFields } from '../proof/proof-fields.tsx'
import { useRefreshedCase } from '../use-case.ts'
import { usePolicy } from '../use-policy.ts'
import { erasureIn } from './erasure-in.ts'
import { erasureWords } from './erasure-words.ts'
import styles from './media-part.module.css'
import { SanitizeFields } from './sanitize-fields.tsx'
import { proposed, rememberForm, type SanitizeForm, statedOf, withMethod } from './sanitize-form.ts'

const text = caseWindowText.sanitize

interface SanitizeDialogProps {
  disposal: CaseView
  medium: ShownMedium
  /** to record that it failed instead */
  onFail?: () => void
  onClose: () => void
}

/** Records how a medium was sanitized. What would be refused says why while it is typed. */
export function SanitizeDialog({ disposal, medium, onFail, onClose }: SanitizeDialogProps) {
  const { client } = useEngine()
  const refreshed = useRefreshedCase()
  const { worker } = useSession()
  const policy = usePolicy()
  const log = erasureIn(disposal, medium.mediumId)
  const [form, setForm] = useState<SanitizeForm>(() =>
    proposed(medium, log, { operator: worker.name, date: dayHere(new Date()) }),
  )
  const [proof, setProof] = useState<Proof>(noProof)
  const keepProof = useKeepProof(disposal.caseId)
  const [others, setOthers] = useState(false)
  const alike = likeWith(disposal, medium, form)
  const { type, confidentiality } = medium
  const stated = statedOf(form)
  const refusals = refusalsOf(stated, type, confidentiality, log, policy)
  const remarks = remarksOf(stated, type, log)
  const record = useMutation({
    mutationFn: async () => {
      const refused: { serial: string; why: string }[] = []
      const meant = [medium, ...(others ? alike : [])]
      // What is recorded again after a refusal is shown by what was handed in then.
      const shownBy = isDestruction(form.method) ? await keepProof(proof) : {}
      for (const { mediumId, serial } of meant) {
        const order = { caseId: disposal.caseId, mediumId, ...stated, ...shownBy, tool: form.tool.trim() }
        const done = { ...order, operator: form.operator.trim(), date: form.date }
        const failed = await client.disposals.sanitize(done).then(
          () => null,
          (error: unknown) => ({ error }),
        )
        if (failed && meant.length === 1) throw failed.error
        if (failed) refused.push({ serial, why: sentenceOf(failed.error) })
      }
      return { done: meant.length - refused.length, refused }
    },
    onSuccess: async ({ refused }) => {
      rememberForm(form)
      await refreshed()
      if (refused.length === 0) onClose()
    },
  })
  const why = `${disposalsText.confidentialities[confidentiality]}, ${disposalsText.dispositions[disposal.disposition]}`
  const some = record.data
  return (
    <FormDialog
      title={text.title(medium.serial)}
      submit={text.submit}
      busy={record.isPending}
      canSubmit={
        isWhole(proof) && form.tool.trim() !== '' && form.operator.trim() !== '' && form.date !== '' && !some
      }
      error={record.error}
      maxWidth="md"
      onSubmit={() => record.mutate()}
      onClose={onClose}
    >
      <p className={styles.soft}>
        {text.demands(disposalsText.outcomes[medium.demanded], why)}
        {log && ` ${caseWindowText.media.facts.log}: ${erasureWords(log)}`}
      </p>
      <SanitizeFields
        form={form}
        medium={medium}
        largest={formatNumber(largestFragment(policy, type, confidentiality))}
        onForm={setForm}
      />
      {isDestruction(form.method) && <ProofFields proof={proof} onProof={setProof} />}
      {alike.length > 0 && (
        <FormControlLabel
          control={<Checkbox checked={others} onChange={(event) => setOthers(event.target.checked)} />}
          label={text.more(alike.length, disposalsText.types[type])}
        />
      )}
      {refusals.length > 0 && (
        <div className={styles.refused} data-testid="refusals">
          <strong>{text.refusedTitle}</strong>
          <ul>
            {refusals.map((reason) => (
              <li key={reason}>{disposalsText.refusals[reason]}</li>
            ))}
          </ul>
          <div className={styles.buttons}>
            <Button variant="outlined" onClick={() => setForm(withMethod(form, 'shred', type))}>
              {text.instead}
            </Button>
            {onFail && !isDestruction(form.method) && medium.state !== 'failed' && (
              <Button variant="outlined" onClick={onFail}>
                {text.insteadFail}
              </Button>
            )}
          </div>
        </div>
      )}
      {refusals.length === 0 && remarks.length > 0 && (
        <div className={styles.remarks}>
          <span>{text.remarksTitle}</span>
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>{disposalsText.remarks[remark]}</li>
            ))}
          </ul>
        </div>
      )}
      {some && some.refused.length > 0 && (
        <div className={styles.refused} role="alert">
          <strong>{text.some(some.done, some.refused.length)}</strong>
          <ul>
            {some.refused.map(({ serial, why: reason }) => (
              <li key={serial}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
    </FormDialog>
  )
}

/**
 * The other media of the type that wait; where the log of this one says that it succeeded, those whose log says so too,
 * unless they are destroyed.
 */
function likeWith(disposal: CaseView, medium: ShownMedium, form: SanitizeForm): ShownMedium[] {
  const hasLog = erasureIn(disposal, medium.mediumId)?.end === 'succeeded'
  return disposal.mediumList.filter(
    ({ mediumId, type, state, confidentiality }) =>
      mediumId !== medium.mediumId &&
      type === medium.type &&
      state === medium.state &&
      confidentiality === medium.confidentiality &&
      (isDestruction(form.method) || !hasLog || erasureIn(disposal, mediumId)?.end === 'succeeded'),
  )
}

/** The day by the clock of this place, as 2026-11-29. */
function dayHere(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
