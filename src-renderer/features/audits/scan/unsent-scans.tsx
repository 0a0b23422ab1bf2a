import Button from '@mui/material/Button'
import { useEffect } from 'react'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { CopyDetails } from '../../../components/problem/copy-details.tsx'
import { sentenceOf } from '../../../components/problem/sentence-of.ts'
import { play } from '../../../components/sound/play.ts'
import { notRecorded } from './signals.ts'
import styles from './unsent-scans.module.css'
import { useDesk, useScanDesk } from './use-desk.ts'

/** Codes that the engine has not confirmed: they stay in sight until they are sent, under the ids they already have. */
export function UnsentScans() {
  const desk = useScanDesk()
  const stopped = useDesk('stopped')
  const waiting = useDesk('waiting')
  const isShown = stopped !== null && waiting.length > 0
  const sendAgain = () => void desk.sendAgain()
  useKey('F9', text.sendAgain, sendAgain, { when: isShown })
  useEffect(() => {
    if (isShown) play(notRecorded)
  }, [isShown])
  if (!isShown) return null
  return (
    <section role="alert" aria-label={text.unsent} data-testid="unsent" className={styles.unsent}>
      <div className={styles.head}>
        <Icon name="unplugged" size={32} />
        <p className={styles.word}>{text.notRecorded}</p>
      </div>
      <p>{sentenceOf(stopped.error)}</p>
      <ul className={styles.codes}>
        {waiting.slice(0, 5).map((scan) => (
          <li key={scan.commandId} className="code">
            {scan.code}
          </li>
        ))}
        {waiting.length > 5 && <li>{text.moreWaiting(formatNumber(waiting.length - 5))}</li>}
      </ul>
      <div className={styles.actions}>
        <Button variant="contained" color="error" size="large" onClick={sendAgain}>
          {text.sendAgain}
          <KeyHint keys="F9" />
        </Button>
        <Button variant="text" size="large" onClick={() => desk.discard()}>
          {text.discard}
        </Button>
        <CopyDetails error={stopped.error} />
      </div>
    </section>
  )
}
