import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { invitedRoles } from '../../../src-shared/contract/rights.ts'
import { syncWindowText } from '../../../src-shared/features/sync/sync-window-text.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { CopyButton } from '../../components/clipboard/copy-button.tsx'
import { formatMoment } from '../../components/format/format.ts'
import { Facts } from '../../components/page/facts.tsx'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { QrCode } from './qr-code.tsx'

const { roles, invite: text } = syncWindowText.devices

type Invitation = Awaited<ReturnType<EngineClient['sync']['invite']>>

/** Makes a code that lets another laptop in, and shows it to be scanned, copied or typed. It is gone with the dialog. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { client } = useEngine()
  const [role, setRole] = useState<(typeof invitedRoles)[number]>('technician')
  const invite = useMutation({ mutationFn: () => client.sync.invite({ role }), gcTime: 0 })
  return (
    <FormDialog
      title={text.title}
      submit={invite.data ? text.again : text.submit}
      busy={invite.isPending}
      error={invite.error}
      onSubmit={() => invite.mutate()}
      onClose={onClose}
    >
      <TextField
        select
        label={text.role}
        value={role}
        onChange={({ target }) => setRole(invitedRoles.find((one) => one === target.value) ?? 'technician')}
      >
        {invitedRoles.map((one) => (
          <MenuItem key={one} value={one}>
            {roles[one]}
          </MenuItem>
        ))}
      </TextField>
      {invite.data && <Shown of={invite.data} />}
    </FormDialog>
  )
}

function Shown({ of: { url, code, expiresAt, invitation, qr } }: { of: Invitation }) {
  return (
    <>
      <p>{text.explained}</p>
      <QrCode {...qr} label={text.qr} />
      <Facts
        facts={[
          [text.url, <Selectable key="url">{url}</Selectable>],
          [text.code, <Selectable key="code">{code}</Selectable>],
          [text.until, formatMoment(expiresAt)],
        ]}
      />
      <CopyButton label={text.copy} text={() => invitation} />
    </>
  )
}

const Selectable = ({ children }: { children: string }) => (
  <span className="code" style={{ userSelect: 'all' }}>
    {children}
  </span>
)
