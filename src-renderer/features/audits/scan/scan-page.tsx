import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { appText } from '../../../../src-shared/features/app/app-text.ts'
import type { ScanAnswer } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { play } from '../../../components/sound/play.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { ByHandDialog } from './by-hand-dialog.tsx'
import { ChooseRoomDialog } from './choose-room-dialog.tsx'
import type { ScanRow } from './desk-state.ts'
import { LiveCounts } from './live-counts.tsx'
import { NotAccessibleDialog } from './not-accessible-dialog.tsx'
import { RecentScans } from './recent-scans.tsx'
import { RemarkDialog } from './remark-dialog.tsx'
import { RoomBar } from './room-bar.tsx'
import { RoomList } from './room-list.tsx'
import { ScanField } from './scan-field.tsx'
import styles from './scan-page.module.css'
import { signals } from './signals.ts'
import { UnsentScans } from './unsent-scans.tsx'
import { DeskContext, deskOf } from './use-desk.ts'
import { useSettledAudit } from './use-settled-audit.ts'
import { VerdictPanel } from './verdict-panel.tsx'

/** The page that people stand in front of: the keyboard belongs to the scan field, the left third to the verdict. */
export default function ScanPage() {
  const { auditId = '' } = useParams()
  const engine = useEngine()
  const { calls } = engine
  const desk = deskOf(engine, auditId)
  const [params, setParams] = useSearchParams()
  const placeId = params.get('room')
  const [choosingRoom, setChoosingRoom] = useState(false)
  const [asking, setAsking] = useState<'notAccessible' | 'byHand' | null>(null)
  const [remarked, setRemarked] = useState<ScanRow | null>(null)
  const readAgain = useSettledAudit(desk)
  const now = useRef<HTMLDivElement>(null)

  const audit = useQuery(calls.audits.show.queryOptions({ input: { auditId } }))
  const places = useQuery(calls.audits.places.queryOptions({ input: { auditId } }))
  const recent = useQuery(calls.audits.recentScans.queryOptions({ input: { auditId, limit: 10 } }))
  const place = places.data?.places.find(({ locationId }) => locationId === placeId) ?? null

  useEffect(() => {
    if (recent.data) desk.knowRecent(recent.data.scans)
  }, [desk, recent.data])
  useEffect(() => {
    if (audit.data) {
      desk.knowCounts(audit.data)
      document.title = `${audit.data.name} · ${appText.name}`
    }
  }, [desk, audit.data])
  useEffect(() => {
    // Enlarged, the page scrolls, and the verdict may have been left behind.
    const show = () => now.current?.scrollIntoView({ block: 'nearest' })
    show()
    desk.onAnswer = (scan) => {
      play(signals[scan.verdict])
      window.requestAnimationFrame(show)
    }
    return () => {
      desk.onAnswer = () => undefined
    }
  }, [desk])
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the room counts
  useEffect(() => desk.standsInRoom(), [desk, placeId])
  useEffect(() => {
    desk.onPlace = (locationId) => setParams({ room: locationId }, { replace: true })
    return () => {
      desk.onPlace = () => undefined
    }
  }, [desk, setParams])

  const remark = () => setRemarked(desk.state().recent.find(({ voided }) => !voided) ?? null)
  useKey('F7', text.byHand, () => setAsking('byHand'))
  useKey('F8', text.remark, remark)

  const chooseRoom = (locationId: string | null) => {
    // At once, before the dialog is gone: the next scan belongs to this room.
    setParams(locationId === null ? {} : { room: locationId }, { replace: true, flushSync: true })
    setChoosingRoom(false)
  }
  const choose = (question: ScanAnswer, index: number) => {
    const candidate = question.candidates[index]
    if (!candidate) return
    desk.scan({
      code: question.code,
      method: 'chosen',
      assetId: candidate.assetId,
      replaces: question.scanId,
      ...(placeId === null ? {} : { location: placeId }),
    })
  }

  return (
    <DeskContext value={desk}>
      <main id="page" className={styles.page}>
        <div className={styles.left}>
          <div ref={now} className={styles.now}>
            <ScanField auditId={auditId} placeId={placeId} onChoose={choose} />
            <UnsentScans />
            <VerdictPanel
              expected={audit.data?.counts?.expected}
              hasRoom={place !== null}
              onChoose={choose}
            />
          </div>
          <RecentScans />
        </div>
        <div className={styles.right}>
          <header className={styles.head}>
            <h1>{audit.data?.name ?? text.title}</h1>
            <p title={audit.data?.scope}>{audit.data?.scope}</p>
            <Button variant="text" onClick={() => setAsking('byHand')}>
              {text.byHand}
              <KeyHint keys="F7" />
            </Button>
            <Button variant="text" onClick={remark}>
              {text.remark}
              <KeyHint keys="F8" />
            </Button>
            <Button component={Link} to={`/audits/${auditId}`} variant="outlined">
              {text.report}
            </Button>
          </header>
          <Problem error={audit.error ?? places.error ?? recent.error} />
          <LiveCounts />
          <RoomBar
            auditId={auditId}
            place={place}
            onChange={() => setChoosingRoom(true)}
            onNotAccessible={() => setAsking('notAccessible')}
            onMarked={readAgain}
          />
          <RoomList
            auditId={auditId}
            place={place}
            places={places.data?.places ?? []}
            onChoose={chooseRoom}
          />
        </div>
        {asking === 'notAccessible' && place && (
          <NotAccessibleDialog
            auditId={auditId}
            place={place}
            onMarked={readAgain}
            onClose={() => setAsking(null)}
          />
        )}
        {remarked && <RemarkDialog auditId={auditId} scan={remarked} onClose={() => setRemarked(null)} />}
        {asking === 'byHand' && (
          <ByHandDialog
            onRecord={(scanned) =>
              desk.scan({ ...scanned, ...(placeId === null ? {} : { location: placeId }) })
            }
            onClose={() => setAsking(null)}
          />
        )}
        {choosingRoom && places.data && (
          <ChooseRoomDialog
            places={places.data.places}
            current={placeId}
            onChoose={chooseRoom}
            onClose={() => setChoosingRoom(false)}
          />
        )}
      </main>
    </DeskContext>
  )
}
