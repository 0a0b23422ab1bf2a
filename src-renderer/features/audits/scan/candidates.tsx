import type { ScanAnswer } from '../../../../src-shared/features/audits/audits-message.ts'
import styles from './verdict-panel.module.css'

interface CandidatesProps {
  candidates: ScanAnswer['candidates']
  onChoose: (index: number) => void
}

/** The assets that a code can mean, each with the number that chooses it. */
export function Candidates({ candidates, onChoose }: CandidatesProps) {
  return (
    <ol className={styles.candidates}>
      {candidates.map((candidate, index) => (
        <li key={candidate.assetId}>
          <button type="button" onClick={() => onChoose(index)}>
            {index < 9 && <kbd>{index + 1}</kbd>}
            <span className="code">{candidate.assetTag}</span>
            <span>{[candidate.description, candidate.location].filter(Boolean).join(' · ')}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
