import Button from '@mui/material/Button'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { useNavigate, useParams } from 'react-router'
import { auditsWindowText } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { signerRoles } from '../../../../src-shared/features/audits/closing.ts'
import { reconcileWindowText as text } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { peopleText } from '../../../../src-shared/features/people/people-text.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Card } from '../../../components/page/card.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { useSession } from '../../session/session-context.ts'
import { Counts, VerdictBar } from '../counts.tsx'
import { deskOf } from '../scan/use-desk.ts'
import styles from './close-page.module.css'
import { OpenYet } from './open-yet.tsx'
import { SignerFields } from './signer-fields.tsx'
import { isNearName, useSigners } from './use-signers.ts'

/** The last page of an audit: what is open yet, what is signed, and by whom. */
export default function ClosePage() {
  const { auditId = '' } = useParams()
  const engine = useEngine()
  const { calls, client } = engine
  const desk = deskOf(engine, auditId)
  const { worker } = useSession()
  const navigate = useNavigate()
  const { signers, change, order, isNamed } = useSigners(worker.name)
  const [reason, setReason] = useState('')
  const audit = useQuery(calls.audits.show.queryOptions({ input: { auditId } }))
  const { data: view, error } = useQuery(calls.audits.closing.queryOptions({ input: { auditId } }))
  const digest = useQuery(calls.audits.closingDigest.queryOptions({ input: { auditId } }))
  const toReport = () => void navigate(`/audits/${auditId}`)
  const close = useMutation({
    mutationFn: (newPerson: boolean) =>
      client.audits.close({
        auditId,
        ...order(newPerson),
        notCountedReason: reason.trim() || undefined,
        digest: digest.data?.digest,
      }),
    onSuccess: toReport,
  })
  const unsent = useSyncExternalStore(desk.subscribe, () => desk.state().waiting.length)
  const isOpen =
    !view ||
    !digest.data ||
    unsent > 0 ||
    view.undecided.length > 0 ||
    (view.unapproved > 0 && view.hasOtherApprover)
  const isUnsaid = view !== undefined && view.placesNotCounted.length > 0 && reason.trim() === ''
  const canClose = !isOpen && !isUnsaid && isNamed && !close.isPending
  const back = { label: text.reconcile, run: () => void navigate(`/audits/${auditId}/reconcile`) }
  useKey('Escape', back.label, back.run)
  useKey('Ctrl+Enter', text.close, () => close.mutate(false), { when: canClose })

  return (
    <Page
      title={text.closeTitle(audit.data?.name ?? '')}
      about={audit.data?.scope}
      back={back}
      actions={
        <Button variant="contained" disabled={!canClose} onClick={() => close.mutate(false)}>
          {text.close}
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      }
    >
      <Problem error={audit.error ?? (close.isSuccess ? null : (error ?? digest.error)) ?? close.error}>
        {isNearName(close.error) && (
          <Button variant="outlined" onClick={() => close.mutate(true)}>
            {peopleText.somebodyNew}
          </Button>
        )}
      </Problem>
      {view && (
        <div className={styles.page}>
          <section aria-label={auditsWindowText.auditCounts} className={styles.counts}>
            <VerdictBar counts={view.counts} />
            <Counts counts={view.counts} />
          </section>
          <div>
            <p>{text.closeExplained}</p>
            <OpenYet auditId={auditId} view={view} unsent={unsent} reason={reason} onReason={setReason} />
          </div>
          <Card title={text.signTitle}>
            <p className={styles.statement}>{view.statement}</p>
            <p className={styles.digest}>
              {text.digest}: <span className="code">{digest.data?.digest ?? text.digestComes}</span>
            </p>
            {signerRoles.map((role) => (
              <SignerFields
                key={role}
                role={role}
                signer={signers[role]}
                onChange={(part) => change(role, part)}
              />
            ))}
            <p className={styles.hint}>{text.unsigned}</p>
          </Card>
        </div>
      )}
    </Page>
  )
}
