import type { ScanAnswer } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { parseLocationPath } from '../../../../src-shared/features/locations/location-path.ts'
import { formatNumber, formatTime } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { CopyDetails } from '../../../components/problem/copy-details.tsx'
import { sentenceOf } from '../../../components/problem/sentence-of.ts'
import { TagHint } from '../../labels/want/tag-hint.tsx'
import { verdictShapes } from '../verdict-look.ts'
import { Candidates } from './candidates.tsx'
import { useDesk } from './use-desk.ts'
import styles from './verdict-panel.module.css'

interface VerdictPanelProps {
  expected: number | undefined
  hasRoom: boolean
  onChoose: (question: ScanAnswer, index: number) => void
}

/** The last verdict, to be read at arm's length and heard by a screen reader. It changes only when the engine has answered. */
export function VerdictPanel({ expected, hasRoom, onChoose }: VerdictPanelProps) {
  const last = useDesk('last')
  const refused = useDesk('refused')
  const stopped = useDesk('stopped')
  const waiting = useDesk('waiting')
  const next = stopped === null ? waiting[0] : undefined
  return (
    <section
      className={styles.frame}
      aria-label={text.lastVerdict}
      hidden={stopped !== null && waiting.length > 0}
      data-waiting={next ? '' : undefined}
    >
      <div role="status" aria-live="assertive" aria-atomic="true" className={styles.live}>
        {refused ? (
          <Notice word={text.notTaken} code={refused.code} detail={sentenceOf(refused.error)} />
        ) : last ? (
          <Verdict scan={last.scan} voided={last.voided} onChoose={onChoose} />
        ) : (
          <div className={styles.panel} data-idle="">
            <p className={styles.word}>{text.ready}</p>
            {expected !== undefined && (
              <p className={styles.big}>{text.readyExpected(formatNumber(expected))}</p>
            )}
            <p className={styles.detail}>{hasRoom ? text.readyScan : text.readyRoom}</p>
          </div>
        )}
      </div>
      {refused && (
        <div key={refused.code} className={styles.help}>
          <CopyDetails error={refused.error} />
        </div>
      )}
      {next && (
        <p key={next.commandId} className={`code ${styles.waiting}`}>
          {text.waitingFor(next.code)}
          {waiting.length > 1 && <span>{text.moreWaiting(formatNumber(waiting.length - 1))}</span>}
        </p>
      )}
    </section>
  )
}

interface VerdictProps {
  scan: ScanAnswer
  voided: boolean
  onChoose: VerdictPanelProps['onChoose']
}

function Verdict({ scan, voided, onChoose }: VerdictProps) {
  const { verdict } = scan
  return (
    <div
      data-testid="verdict"
      data-verdict={verdict}
      data-scan-id={scan.scanId}
      data-voided={voided ? '' : undefined}
      className={styles.panel}
      style={
        voided
          ? { background: 'var(--sunken)', color: 'var(--ink-2)' }
          : { background: `var(--v-${verdict})`, color: `var(--on-v-${verdict})` }
      }
    >
      <div className={styles.head}>
        <Icon name={voided ? 'undo' : verdictShapes[verdict]} size={56} weight={2.6} />
        <p className={styles.word}>{voided ? text.undone : wordOf(scan)}</p>
      </div>
      {verdict !== 'ambiguous' && <p className={`code ${styles.tag}`}>{scan.assetTag ?? scan.code}</p>}
      {scan.description && <p className={styles.big}>{scan.description}</p>}
      <p className={styles.detail}>{detailOf(scan)}</p>
      {verdict === 'unknown' && !voided && <TagHint code={scan.code} />}
      {scan.candidates.length > 0 && !voided && (
        <Candidates candidates={scan.candidates} onChoose={(index) => onChoose(scan, index)} />
      )}
    </div>
  )
}

function Notice({ word, code, detail }: { word: string; code: string; detail: string }) {
  return (
    <div className={styles.panel} data-notice="">
      <div className={styles.head}>
        <Icon name="warning" size={56} weight={2.2} />
        <p className={styles.word}>{word}</p>
      </div>
      <p className={`code ${styles.tag}`}>{code}</p>
      <p className={styles.detail}>{detail}</p>
    </div>
  )
}

function wordOf({ verdict, expectedPlace }: ScanAnswer): string {
  if (verdict !== 'misplaced' || expectedPlace === null) return auditsText.verdictWords[verdict]
  return auditsText.belongsIn(parseLocationPath(expectedPlace).at(-1) ?? expectedPlace)
}

function detailOf(scan: ScanAnswer): string {
  switch (scan.verdict) {
    case 'misplaced':
      return scan.expectedPlace === null ? '' : text.expectedIn(scan.expectedPlace)
    case 'seenTwice':
    case 'duplicate':
      return scan.earlier
        ? text.earlier(scan.earlier.place, formatTime(scan.earlier.at), scan.earlier.by)
        : ''
    case 'unexpected':
      return text.unexpectedExplained
    case 'shouldBeGone':
      return text.shouldBeGoneExplained
    case 'unknown':
      return text.unknownExplained
    case 'ambiguous':
      return text.ambiguousExplained(scan.code)
    case 'recorded':
      return scan.place ?? text.noPlaceStated
    case 'found':
      return scan.expectedPlace ?? scan.place ?? text.noPlaceStated
  }
}
