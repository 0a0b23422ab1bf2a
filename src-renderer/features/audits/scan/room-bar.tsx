import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import type { AuditPlace } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Ring } from '../../../components/page/ring.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import styles from './room-bar.module.css'
import { useDesk, useScanDesk } from './use-desk.ts'

interface RoomBarProps {
  auditId: string
  place: AuditPlace | null
  onChange: () => void
  onNotAccessible: () => void
  onMarked: () => void
}

/** The room that scans are recorded in: its name, how far it is, whether it is counted. */
export function RoomBar({ auditId, place, onChange, onNotAccessible, onMarked }: RoomBarProps) {
  const { client } = useEngine()
  const desk = useScanDesk()
  const places = useDesk('places')
  const now = place && { ...place, ...places.get(place.locationId) }
  const mark = useMutation({
    mutationFn: (counted: boolean) =>
      client.audits.markCounted({ auditId, places: place ? [place.locationId] : [], counted }),
    onSuccess: ({ counts }, counted) => {
      if (place) desk.knowMarked(place, counted)
      desk.knowCounts({ counts, recorded: desk.state().recorded })
      onMarked()
    },
  })
  const toggle = () => mark.mutate(!now?.counted)
  useKey('F2', place ? text.changeRoom : text.chooseRoom, onChange)
  const canEnter = now !== null && !now.counted && now.state !== 'inaccessible'
  useKey('F6', text.notAccessible, onNotAccessible, { when: canEnter })
  useKey('F4', now?.counted ? text.openAgain : text.markCounted, toggle, { when: now !== null })

  return (
    <section aria-label={text.room} className={styles.room}>
      <div className={styles.line}>
        {now ? (
          <Ring part={now.seen ?? 0} whole={now.expected ?? 0} />
        ) : (
          <Icon name="place" size={32} weight={1.4} />
        )}
        <div className={styles.names}>
          <h2 title={now?.path}>{now ? lastName(now.path) : text.noRoom}</h2>
          <p>
            {now ? (
              <>
                {now.seen !== null && now.expected !== null && (
                  <>
                    <span data-testid="room-seen">
                      {text.seenOf(formatNumber(now.seen), formatNumber(now.expected))}
                    </span>
                    {' · '}
                  </>
                )}
                {now.counted && <strong className={styles.counted}>{text.counted} · </strong>}
                {now.state === 'inaccessible' && (
                  <strong className={styles.counted}>{auditsText.placeStateWords.inaccessible} · </strong>
                )}
                <span className={styles.path}>{now.path}</span>
              </>
            ) : (
              text.noRoomExplained
            )}
          </p>
        </div>
        <Button variant={now ? 'outlined' : 'contained'} size="large" onClick={onChange}>
          {now ? text.changeRoom : text.chooseRoom}
          <KeyHint keys="F2" />
        </Button>
        {canEnter && (
          <Button variant="outlined" size="large" onClick={onNotAccessible}>
            {text.notAccessible}
            <KeyHint keys="F6" />
          </Button>
        )}
        {now && (
          <Button
            variant={now.counted ? 'outlined' : 'contained'}
            size="large"
            disabled={mark.isPending}
            onClick={toggle}
          >
            {now.counted ? text.openAgain : text.markCounted}
            <KeyHint keys="F4" />
          </Button>
        )}
      </div>
      <Problem error={mark.error} />
    </section>
  )
}

function lastName(path: string): string {
  return path.split(' / ').at(-1) ?? path
}
