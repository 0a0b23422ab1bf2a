import Button from '@mui/material/Button'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { syncWindowText } from '../../../src-shared/features/sync/sync-window-text.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { formatMoment } from '../../components/format/format.ts'
import { KeyHint } from '../../components/keys/key-hint.tsx'
import { useKey } from '../../components/keys/use-key.ts'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import { RowFooter } from '../../components/page/row-footer.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../components/rows/cells.tsx'
import { VirtualGrid } from '../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { useSession } from '../session/session-context.ts'
import styles from './attention.module.css'
import { InviteDialog } from './invite-dialog.tsx'
import { SyncFrame } from './sync-frame.tsx'
import { useSyncStatus } from './use-sync-status.ts'

const text = syncWindowText.devices
const columns = 'minmax(160px, 1.4fr) 140px minmax(100px, 1fr) 180px minmax(140px, 1fr)'

type Device = Awaited<ReturnType<EngineClient['sync']['devices']>>['devices'][number]

/** The devices that take part, as the server knows them, for administrators. */
export default function DevicesPage() {
  const { client, calls } = useEngine()
  const queries = useQueryClient()
  const { worker } = useSession()
  const { data: status } = useSyncStatus()
  const isAdministrator = worker.role === 'administrator'
  const { data, error } = useQuery({
    ...calls.sync.devices.queryOptions(),
    enabled: isAdministrator,
    retry: false,
  })
  const devices = data?.devices ?? []
  const [wanted, setActive] = useState(0)
  const [isAsked, setAsked] = useState(false)
  const here = devices[Math.min(wanted, devices.length - 1)]
  const canRevoke = here !== undefined && here.revokedAt === null
  const revoke = useMutation({
    mutationFn: (deviceId: string) => client.sync.revoke({ deviceId }),
    onSuccess: (answer) => {
      queries.setQueryData(calls.sync.devices.queryKey(), answer)
      setAsked(false)
    },
  })
  const [isInviting, setInviting] = useState(false)
  useKey('N', text.invite.open, () => setInviting(true), { when: isAdministrator })
  useKey('R', text.revoke, () => setAsked(true), { when: canRevoke })
  return (
    <SyncFrame
      filled
      actions={
        isAdministrator && (
          <Button variant="contained" onClick={() => setInviting(true)}>
            {text.invite.open}
            <KeyHint keys="N" />
          </Button>
        )
      }
    >
      {!isAdministrator && <p style={{ padding: 20 }}>{text.byAdministrator}</p>}
      <Problem error={error} />
      {here && (
        <>
          <VirtualGrid
            label={text.list}
            columns={columns}
            rowHeight={40}
            narrowLines={5}
            total={devices.length}
            active={devices.indexOf(here)}
            autoFocus
            onActive={setActive}
            head={Object.values(text.columns).map((head) => <ColumnHead key={head}>{head}</ColumnHead>)}
            row={(index) => <DeviceCells device={devices[index]} own={status?.deviceId ?? null} />}
          />
          <RowFooter name={here.name}>
            <Button size="small" disabled={!canRevoke} onClick={() => setAsked(true)}>
              {text.revoke}
              <KeyHint keys="R" />
            </Button>
          </RowFooter>
        </>
      )}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
      {isAsked && here && (
        <FormDialog
          title={text.revokeTitle(here.name)}
          submit={text.revokeSubmit}
          busy={revoke.isPending}
          error={revoke.error}
          onSubmit={() => revoke.mutate(here.id)}
          onClose={() => setAsked(false)}
        >
          <p>{text.revokeExplained}</p>
        </FormDialog>
      )}
    </SyncFrame>
  )
}

function DeviceCells({ device, own }: { device: Device | undefined; own: string | null }) {
  if (!device) return null
  const { id, name, role, sites, lastSeenAt, revokedAt } = device
  return (
    <>
      <Cell className={styles.what}>{id === own ? text.isThis(name) : name}</Cell>
      <Cell>{text.roles[role]}</Cell>
      <Cell>{sites?.map((site) => site.name ?? text.unknownSite).join(', ') ?? text.allSites}</Cell>
      <Cell className={styles.soft}>{lastSeenAt === null ? text.never : formatMoment(lastSeenAt)}</Cell>
      <Cell>{revokedAt === null ? text.active : text.revoked(formatMoment(revokedAt))}</Cell>
    </>
  )
}
