import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { CaseView, ShownMedium } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsText } from '../../../../../src-shared/features/disposals/disposals-text.ts'
import { vendorsWindowText } from '../../../../../src-shared/features/disposals/vendors/vendors-window-text.ts'
import { formatBytes, formatDay } from '../../../../components/format/format.ts'
import { KeyHint } from '../../../../components/keys/key-hint.tsx'
import { Facts } from '../../../../components/page/facts.tsx'
import { ShownProof } from '../proof/shown-proof.tsx'
import { type Asked, type CaseRow, nextStepOf } from './case-rows.ts'
import { erasureIn } from './erasure-in.ts'
import { erasureWords } from './erasure-words.ts'
import styles from './media-part.module.css'
import { MediumState } from './medium-state.tsx'

const text = caseWindowText.media

interface ChosenPanelProps {
  disposal: CaseView
  row: CaseRow | undefined
  onAsk: (what: Asked) => void
}

/** The line that is chosen: all that is known of it, and what can be done with it. */
export function ChosenPanel({ disposal, row, onAsk }: ChosenPanelProps) {
  if (!row) return null
  const { tag, medium, statedEmptyBy } = row
  const next = nextStepOf(row)
  return (
    <aside className={styles.chosen} aria-label={text.chosen}>
      <h2 className="code">{medium?.serial ?? tag}</h2>
      {medium === null && <p>{statedEmptyBy === null ? text.notRecorded : text.empty(statedEmptyBy)}</p>}
      <div className={styles.actions}>
        {medium && medium.state !== 'sanitized' && (
          <Step
            isNext={next === 'sanitize'}
            label={text.sanitize}
            keys="F7"
            onClick={() => onAsk('sanitize')}
          />
        )}
        {medium?.state === 'sanitized' && (
          <>
            <Step isNext label={text.verify} keys="F8" onClick={() => onAsk('verify')} />
            <Step label={text.sanitize} keys="F7" onClick={() => onAsk('sanitize')} />
          </>
        )}
        {medium && (medium.state === 'pending' || medium.state === 'sanitized') && (
          <Step label={text.fail} keys="F9" onClick={() => onAsk('fail')} />
        )}
        {medium && disposal.taking.mayDestroy && medium.state !== 'verified' && !medium.unsanitized && (
          <Step label={vendorsWindowText.unsanitized} onClick={() => onAsk('unsanitized')} />
        )}
        {statedEmptyBy === null && (
          <Step isNext={next === 'add'} label={text.add} keys="F2" onClick={() => onAsk('add')} />
        )}
        {medium === null && statedEmptyBy === null && (
          <Step label={text.none} keys="F4" onClick={() => onAsk('none')} />
        )}
        {next === null && <p className={styles.soft}>{text.done}</p>}
      </div>
      {medium && <Facts facts={factsOf(disposal, medium)} />}
    </aside>
  )
}

interface StepProps {
  label: string
  keys?: string
  isNext?: boolean
  onClick: () => void
}

/** What comes next is filled, and Enter in the scan field does it too. */
function Step({ label, keys, isNext = false, onClick }: StepProps) {
  return (
    <Button variant={isNext ? 'contained' : 'outlined'} onClick={onClick}>
      {label}
      {keys !== undefined && <KeyHint keys={isNext ? 'Enter' : keys} />}
    </Button>
  )
}

function factsOf(disposal: CaseView, medium: ShownMedium): [string, ReactNode][] {
  const { facts } = text
  const log = erasureIn(disposal, medium.mediumId)
  return [
    [facts.state, <MediumState key="state" medium={medium} />],
    [facts.needs, disposalsText.outcomes[medium.demanded]],
    [
      facts.asset,
      <span key="tag" className="code">
        {medium.tag}
      </span>,
    ],
    [
      facts.medium,
      [medium.manufacturer, medium.model, disposalsText.types[medium.type]].filter(Boolean).join(', '),
    ],
    ...(medium.size === null
      ? []
      : ([[facts.size, formatBytes(medium.size)]] satisfies [string, ReactNode][])),
    [facts.confidentiality, disposalsText.confidentialities[medium.confidentiality]],
    [facts.place, medium.isRemoved ? text.removed : text.inPlace],
    [facts.log, log ? erasureWords(log) : text.noLog],
    ...medium.sanitizations.map((done): [string, ReactNode] => [
      `${facts.done}, ${formatDay(done.date)}`,
      <SanitizationWords key={done.recordedAt} disposal={disposal} done={done} />,
    ]),
    ...(medium.verifiedBy === null
      ? []
      : ([[facts.verified, text.verifiedBy(medium.verifiedBy)]] satisfies [string, ReactNode][])),
    ...(medium.unsanitized === null
      ? []
      : ([
          [facts.leaves, vendorsWindowText.sealed(medium.unsanitized.seal, medium.unsanitized.by)],
        ] satisfies [string, ReactNode][])),
    ...(medium.vendorCertificate === null
      ? []
      : ([[facts.vendorCertificate, medium.vendorCertificate]] satisfies [string, ReactNode][])),
    ...(medium.certificates.length === 0
      ? []
      : ([
          [
            facts.certificates,
            <span key="numbers" className="code">
              {medium.certificates.join(', ')}
            </span>,
          ],
        ] satisfies [string, ReactNode][])),
  ]
}

function SanitizationWords({
  disposal,
  done,
}: {
  disposal: CaseView
  done: ShownMedium['sanitizations'][number]
}) {
  const { outcome, method, tool, operator, date, remarks, reason } = done
  if (outcome === null || method === null)
    return <span className={styles.waits}>{text.failed(operator, formatDay(date), reason ?? '')}</span>
  return (
    <>
      {text.sanitizedAs(disposalsText.outcomes[outcome], disposalsText.methods[method])}
      <br />
      {text.with(tool ?? '', operator, formatDay(date))}
      <ShownProof disposal={disposal} photoId={done.photoId} videoId={done.videoId} />
      {remarks.map((remark) => (
        <div key={remark} className={styles.soft}>
          {disposalsText.remarks[remark]}
        </div>
      ))}
    </>
  )
}
