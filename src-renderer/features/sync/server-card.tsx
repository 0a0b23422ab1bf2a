import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { standingOf } from '../../../src-shared/features/sync/sync-standing.ts'
import { syncWindowText as text } from '../../../src-shared/features/sync/sync-window-text.ts'
import { formatBytes, formatMoment, formatNumber } from '../../components/format/format.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { Card, CardActions } from '../../components/page/card.tsx'
import { Facts } from '../../components/page/facts.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import styles from './attention.module.css'
import { SpareChoices } from './spare-choices.tsx'
import { type SyncStatus, standingWords } from './standing-words.ts'
import { useNow } from './use-sync-status.ts'

/** How it goes with the server, and what keeps the two apart. */
export function ServerCard({ status }: { status: SyncStatus }) {
  const { client } = useEngine()
  const now = useNow()
  const pause = useMutation({ mutationFn: (paused: boolean) => client.sync.pause({ paused }) })
  const letGo = useMutation({ mutationFn: () => client.sync.letGo() })
  const { url, role, syncedAt, waiting, notYetWritten, contents, pausedAt, problem } = status
  const { kind } = standingOf(status)
  const { state } = text
  return (
    <Card title={state.title}>
      {kind === 'stopped' && problem && (
        <p role="alert" className={styles.warning}>
          <Icon name="warning" size={20} />
          {problem.message}
        </p>
      )}
      {problem?.code === 'MANY_WOULD_LEAVE' && (
        <CardActions>
          <Button variant="outlined" disabled={letGo.isPending} onClick={() => letGo.mutate()}>
            {text.letGo}
          </Button>
        </CardActions>
      )}
      <Facts
        facts={[
          [state.standing, standingWords(status, now).join(' · ')],
          [state.synced, syncedAt === null ? state.never : formatMoment(syncedAt)],
          [state.waiting, formatNumber(waiting)],
          ...(contents.toSend + contents.toFetch > 0
            ? [[state.contents, contentsWords(contents)] as [string, string]]
            : []),
          ...(notYetWritten > 0
            ? [[state.notYetWritten, formatNumber(notYetWritten)] as [string, string]]
            : []),
          [
            state.url,
            <span key="url" className="code">
              {url}
            </span>,
          ],
          ...(role === null ? [] : [[state.role, text.devices.roles[role]] as [string, string]]),
        ]}
      />
      {status.takingOver !== null && <p>{state.arriving}</p>}
      <p>{explained(status)}</p>
      <SpareChoices spares={status.spares} />
      <CardActions>
        <Button variant="outlined" disabled={pause.isPending} onClick={() => pause.mutate(pausedAt === null)}>
          {pausedAt === null ? text.pause : text.goOn}
        </Button>
      </CardActions>
      <Problem error={pause.error ?? letGo.error} />
    </Card>
  )
}

/** What goes on by itself, and what does not. */
function explained(status: SyncStatus): string {
  const { state } = text
  const { pausedAt, heldBy } = status
  if (standingOf(status).kind === 'offline' && heldBy === null) return state.offlineExplained
  if (pausedAt !== null) return state.pausedExplained
  return heldBy === null ? state.byItself : state.heldExplained[heldBy]
}

/** What is still to be carried, and what keeps it. */
function contentsWords({ toSend, toFetch, bytes, problem }: SyncStatus['contents']): string {
  const { contentsWaiting } = text.state
  const words = contentsWaiting(formatNumber(toSend), formatNumber(toFetch), formatBytes(bytes))
  return problem === null ? words : `${words}. ${problem}`
}
