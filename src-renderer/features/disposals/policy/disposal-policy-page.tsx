import Button from '@mui/material/Button'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { policyWindowText as text } from '../../../../src-shared/features/disposals/policy/policy-window-text.ts'
import { formatMoment } from '../../../components/format/format.ts'
import { Card } from '../../../components/page/card.tsx'
import { Column } from '../../../components/page/columns.tsx'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { Line, Lines } from '../../../components/page/lines.tsx'
import { WordField } from '../../../components/page/word-field.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { useSession } from '../../session/session-context.ts'
import { DisposalsFrame } from '../disposals-frame.tsx'
import { bodyOf, hasNumbers, type PolicyBody } from './policy-draft.ts'
import { PolicyFields } from './policy-fields.tsx'

/** What is demanded of media: edited as a draft, in force once it is published with a reason. */
export default function DisposalPolicyPage() {
  const { calls, client } = useEngine()
  const { worker } = useSession()
  const [typed, setTyped] = useState<PolicyBody | null>(null)
  const [publishing, setPublishing] = useState(false)
  const { data, error } = useQuery(calls.disposalPolicy.show.queryOptions())
  const save = useMutation({
    mutationFn: (policy: PolicyBody) => client.disposalPolicy.saveDraft(bodyOf(policy)),
    onSuccess: () => setTyped(null),
  })
  const discard = useMutation({
    mutationFn: () => client.disposalPolicy.discardDraft(),
    onSuccess: () => setTyped(null),
  })
  const mayChange = worker.role === 'administrator'
  const shown = typed ?? data?.draft ?? data?.inForce
  return (
    <DisposalsFrame
      actions={
        mayChange &&
        shown && (
          <>
            {data?.draft && (
              <>
                <Button variant="text" disabled={discard.isPending} onClick={() => discard.mutate()}>
                  {text.discard}
                </Button>
                <Button variant="outlined" disabled={typed !== null} onClick={() => setPublishing(true)}>
                  {text.publish}
                </Button>
              </>
            )}
            <Button
              variant="contained"
              disabled={typed === null || !hasNumbers(shown) || save.isPending}
              onClick={() => save.mutate(shown)}
            >
              {text.save}
            </Button>
          </>
        )
      }
    >
      <Problem error={error ?? save.error ?? discard.error} />
      {data && shown && (
        <Column>
          <Card title={text.version(data.inForce.version, data.inForce.name)}>
            {!mayChange && <p>{text.onlyAdministrators}</p>}
            {data.draft && <p>{text.draftBy(data.draft.savedBy, formatMoment(data.draft.savedAt))}</p>}
            <WordField
              label={text.name}
              value={shown.name}
              onChange={(name) => setTyped({ ...shown, name })}
            />
          </Card>
          <PolicyFields policy={shown} onChange={setTyped} />
          <Card title={text.versions}>
            <Lines>
              {data.versions.map(({ version, name, publishedAt, publishedBy, reason }) => (
                <Line
                  key={version}
                  what={text.versionLine(version, name)}
                  says={
                    publishedAt === null
                      ? text.builtIn
                      : text.published(publishedBy ?? '', formatMoment(publishedAt), reason ?? '')
                  }
                />
              ))}
            </Lines>
          </Card>
        </Column>
      )}
      {publishing && data?.draft && (
        <PublishDialog draftId={data.draft.draftId} onClose={() => setPublishing(false)} />
      )}
    </DisposalsFrame>
  )
}

function PublishDialog({ draftId, onClose }: { draftId: string; onClose: () => void }) {
  const { client } = useEngine()
  const [reason, setReason] = useState('')
  const publish = useMutation({
    mutationFn: () => client.disposalPolicy.publish({ draftId, reason: reason.trim() }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={text.publishTitle}
      submit={text.publish}
      busy={publish.isPending}
      canSubmit={reason.trim() !== ''}
      error={publish.error}
      onSubmit={() => publish.mutate()}
      onClose={onClose}
    >
      <p style={{ color: 'var(--ink-2)' }}>{text.publishExplained}</p>
      <WordField label={text.reason} value={reason} required autoFocus onChange={setReason} longest={1000} />
    </FormDialog>
  )
}
