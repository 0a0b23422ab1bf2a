import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { syncWindowText } from '../../../src-shared/features/sync/sync-window-text.ts'
import { Card, CardActions } from '../../components/page/card.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { useSession } from '../session/session-context.ts'
import { invitationIn } from './invitation.ts'
import type { SyncStatus } from './standing-words.ts'

const text = syncWindowText.enrol

/** Has this laptop take part in a sync, with the address of a server and a code of its administrator. */
export function EnrolCard({ status }: { status: SyncStatus }) {
  const { client } = useEngine()
  const { worker } = useSession()
  const [url, setUrl] = useState(status.url ?? '')
  const [code, setCode] = useState('')
  const [name, setName] = useState(text.deviceNameOf(worker.name))
  // A scanner types the whole invitation into whichever field has the keyboard, and Enter.
  const given = invitationIn(url) ?? invitationIn(code) ?? { url: url.trim(), code }
  const enrol = useMutation({
    mutationFn: () => client.sync.enroll({ ...given, deviceName: name }),
    onSuccess: () => setCode(''),
  })
  if (worker.role !== 'administrator')
    return (
      <Card title={text.title}>
        <p>{text.byAdministrator}</p>
      </Card>
    )
  const isFilled = [given.url, given.code, name].every((value) => value.trim() !== '')
  return (
    <Card title={text.title}>
      <p>{status.url === null ? text.explained : text.needsCode}</p>
      <form
        style={{ display: 'grid', gap: 16 }}
        onSubmit={(event) => {
          event.preventDefault()
          if (isFilled && !enrol.isPending) enrol.mutate()
        }}
      >
        <TextField
          label={text.url}
          placeholder={text.urlExample}
          value={url}
          disabled={status.url !== null}
          onChange={(event) => setUrl(event.target.value)}
        />
        <TextField
          label={text.code}
          helperText={text.codeExplained}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false, className: 'code' } }}
        />
        <TextField label={text.deviceName} value={name} onChange={(event) => setName(event.target.value)} />
        <CardActions>
          <Button type="submit" variant="contained" disabled={!isFilled || enrol.isPending}>
            {text.submit}
          </Button>
        </CardActions>
      </form>
      <p role="status">
        {enrol.isSuccess && (enrol.data.role === 'technician' ? text.doneAsTechnician : text.done)}
      </p>
      <Problem error={enrol.error} />
    </Card>
  )
}
