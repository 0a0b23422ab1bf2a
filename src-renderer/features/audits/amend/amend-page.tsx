import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { amendmentText } from '../../../../src-shared/features/audits/amendment-text.ts'
import { signerRoles } from '../../../../src-shared/features/audits/closing.ts'
import { reconcileWindowText } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { peopleText } from '../../../../src-shared/features/people/people-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Card } from '../../../components/page/card.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useCalmText } from '../../../components/rows/use-calm-text.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { useSession } from '../../session/session-context.ts'
import styles from '../close/close-page.module.css'
import { SignerFields } from '../close/signer-fields.tsx'
import { isNearName, useSigners } from '../close/use-signers.ts'
import { Corrections } from './corrections.tsx'

const text = amendmentText.window

/** Amends a closed audit: why, what it then says, and who signs that. */
export default function AmendPage() {
  const { auditId = '' } = useParams()
  const { calls, client } = useEngine()
  const { worker } = useSession()
  const navigate = useNavigate()
  const { signers, change, order, isNamed } = useSigners(worker.name)
  const [reason, setReason] = useState('')
  const { asked } = useCalmText(reason.trim())
  const audit = useQuery(calls.audits.show.queryOptions({ input: { auditId } }))
  const draft = useQuery({
    ...calls.audits.amending.queryOptions({ input: { auditId, reason: asked } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  })
  const isDrafted = draft.data !== undefined && !draft.isPlaceholderData && asked === reason.trim()
  const toReport = () => void navigate(`/audits/${auditId}`)
  const amend = useMutation({
    mutationFn: (newPerson: boolean) =>
      client.audits.amend({
        auditId,
        reason: reason.trim(),
        ...order(newPerson),
        digest: draft.data?.digest,
      }),
    onSuccess: toReport,
  })
  const canAmend = isDrafted && isNamed && !amend.isPending
  const back = { label: text.toClosed, run: toReport }
  useKey('Escape', back.label, back.run)
  useKey('Ctrl+Enter', text.amend, () => amend.mutate(false), { when: canAmend })
  const late = audit.data?.lateScans ?? 0
  return (
    <Page
      title={text.amendTitle(audit.data?.name ?? '')}
      about={late > 0 ? text.lateCount(formatNumber(late)) : text.noneLate}
      back={back}
      actions={
        <Button variant="contained" disabled={!canAmend} onClick={() => amend.mutate(false)}>
          {text.amend}
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      }
    >
      <Problem error={audit.error ?? (amend.isSuccess ? null : draft.error) ?? amend.error}>
        {isNearName(amend.error) && (
          <Button variant="outlined" onClick={() => amend.mutate(true)}>
            {peopleText.somebodyNew}
          </Button>
        )}
      </Problem>
      <div className={styles.page}>
        <div>
          <p>{text.explained}</p>
          <TextField
            label={reconcileWindowText.reason}
            helperText={reconcileWindowText.reasonHint}
            value={reason}
            autoFocus
            required
            fullWidth
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 1000 } }}
          />
          {draft.data && reason.trim() !== '' && <Corrections corrections={draft.data.corrections} />}
        </div>
        <Card title={reconcileWindowText.signTitle}>
          {draft.data && reason.trim() !== '' && (
            <>
              <p className={styles.statement}>{draft.data.statement}</p>
              <p className={styles.digest}>
                {reconcileWindowText.digest}: <span className="code">{draft.data.digest}</span>
              </p>
            </>
          )}
          {signerRoles.map((role) => (
            <SignerFields
              key={role}
              role={role}
              signer={signers[role]}
              onChange={(part) => change(role, part)}
            />
          ))}
          <p className={styles.hint}>{reconcileWindowText.unsigned}</p>
        </Card>
      </div>
    </Page>
  )
}
