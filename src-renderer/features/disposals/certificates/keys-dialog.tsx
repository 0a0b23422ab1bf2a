import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { appText } from '../../../../src-shared/features/app/app-text.ts'
import { caseWindowText } from '../../../../src-shared/features/disposals/case-window-text.ts'
import { type KeyEnd, keyEnds } from '../../../../src-shared/features/disposals/certificate.ts'
import { formatMoment, formatNumber } from '../../../components/format/format.ts'
import { ChoiceField, choicesOf } from '../../../components/page/choice-field.tsx'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { Line, Lines } from '../../../components/page/lines.tsx'
import { WordField } from '../../../components/page/word-field.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { useSession } from '../../session/session-context.ts'

const text = caseWindowText.certificates

/** The keys that signed certificates here; an administrator ends one. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { calls } = useEngine()
  const { worker } = useSession()
  const titleId = useId()
  const { data, error } = useQuery(calls.certificates.keys.queryOptions())
  const [ending, setEnding] = useState<string | null>(null)
  const mayEnd = worker.role === 'administrator'
  if (ending !== null) return <EndKeyDialog keyId={ending} onClose={() => setEnding(null)} />
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{text.keysTitle}</DialogTitle>
      <DialogContent>
        <Problem error={error} />
        {!mayEnd && <p>{text.keyOnlyAdministrators}</p>}
        <Lines>
          {data?.keys.map(({ keyId, issuedAt, certificates, end }) => (
            <Line
              key={keyId}
              what={<span className="code">{text.key(keyId, formatNumber(certificates))}</span>}
              says={
                end
                  ? text.keyEnded(end.state, formatMoment(end.at), end.by.join(', '), end.reason)
                  : text.keyStands(formatMoment(issuedAt))
              }
            >
              {mayEnd && !end && (
                <Button size="small" variant="outlined" onClick={() => setEnding(keyId)}>
                  {text.endKey}
                </Button>
              )}
            </Line>
          ))}
        </Lines>
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onClose}>
          {appText.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** Ends a key: as revoked in one name, as compromised in two, since nothing is believed any more of what it signed. */
function EndKeyDialog({ keyId, onClose }: { keyId: string; onClose: () => void }) {
  const { client } = useEngine()
  const { worker } = useSession()
  const [state, setState] = useState<KeyEnd>('revoked')
  const [reason, setReason] = useState('')
  const [by, setBy] = useState(worker.name)
  const [second, setSecond] = useState('')
  const isCompromised = state === 'compromised'
  const end = useMutation({
    mutationFn: () =>
      client.disposals.endKey({
        keyId,
        state,
        reason: reason.trim(),
        by: by.trim(),
        ...(isCompromised && { second: second.trim() }),
      }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={text.endKeyTitle(keyId)}
      submit={text.endKey}
      busy={end.isPending}
      canSubmit={[reason, by, ...(isCompromised ? [second] : [])].every((word) => word.trim() !== '')}
      error={end.error}
      onSubmit={() => end.mutate()}
      onClose={onClose}
    >
      <ChoiceField
        label={text.keyEnd}
        value={state}
        choices={choicesOf(keyEnds, text.keyEnds)}
        onChange={setState}
      />
      <WordField label={text.reason} value={reason} longest={1000} required autoFocus onChange={setReason} />
      <WordField label={text.first} value={by} required onChange={setBy} />
      {isCompromised && <WordField label={text.second} value={second} required onChange={setSecond} />}
      <p style={{ color: 'var(--ink-2)' }}>{text.keyNext}</p>
    </FormDialog>
  )
}
