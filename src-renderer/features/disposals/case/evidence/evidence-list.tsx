import Button from '@mui/material/Button'
import { useMemo, useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { formatBytes, formatMoment, formatNumber } from '../../../../components/format/format.ts'
import { Icon } from '../../../../components/icons/icon.tsx'
import { erasureWords } from '../media/erasure-words.ts'
import styles from './evidence-list.module.css'

const text = caseWindowText.evidence
type Evidence = CaseView['evidence'][number]
type Logged = Evidence['erasures'][number]
const shownErasures = 200
/** Files that are shown before older ones are asked for. */
const pageOfFiles = 50

/** Every file with what was read of it, the newest first. */
export function EvidenceList({ disposal }: { disposal: CaseView }) {
  const [most, setMost] = useState(pageOfFiles)
  const { evidence, mediumList } = disposal
  const tags = useMemo(() => new Map(mediumList.map(({ mediumId, tag }) => [mediumId, tag])), [mediumList])
  const shown = evidence.slice(-most).reverse()
  const older = Math.min(pageOfFiles, evidence.length - shown.length)
  return (
    <>
      <ul className={styles.list} aria-label={text.list}>
        {shown.map((one) => (
          <EvidenceItem key={one.evidenceId} evidence={one} tags={tags} />
        ))}
      </ul>
      {older > 0 && (
        <Button variant="outlined" onClick={() => setMost(most + pageOfFiles)}>
          {text.older(formatNumber(older))}
        </Button>
      )}
    </>
  )
}

function EvidenceItem({ evidence, tags }: { evidence: Evidence; tags: ReadonlyMap<string, string> }) {
  const { fileName, format, size, sha256, addedAt, operator, erasures } = evidence
  const isUnmatched = erasures.some(({ match }) => match !== 'matched')
  return (
    <li>
      <strong>{fileName}</strong>
      <small>
        {[
          format === 'attachment' ? text.kept : text.formats[format],
          formatBytes(size),
          text.addedBy(formatMoment(addedAt), operator),
        ].join(' · ')}
      </small>
      <small className="code">{sha256}</small>
      {erasures.length > 0 && (
        <ul className={styles.drives}>
          {erasures.slice(0, shownErasures).map((erasure, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what a file says stays in its order
            <Drive key={index} erasure={erasure} tag={tags.get(erasure.mediumId ?? '')} />
          ))}
        </ul>
      )}
      {isUnmatched && <p className={styles.next}>{text.unmatchedNext}</p>}
    </li>
  )
}

/** One drive of a log, and which medium of the case that is; what is none is never guessed. */
function Drive({ erasure, tag }: { erasure: Logged; tag: string | undefined }) {
  const { serial, model, match } = erasure
  const says = match === 'matched' && tag !== undefined ? text.at(tag) : text.matches[match]
  return (
    <li data-match={match}>
      <Icon name={match === 'matched' ? 'check' : match === 'ambiguous' ? 'fork' : 'question'} size={16} />
      <span>
        <span className="code">{serial ?? text.noSerial}</span> {model} — <strong>{says}</strong>
        <br />
        {erasureWords(erasure)}
      </span>
    </li>
  )
}
