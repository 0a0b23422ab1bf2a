import Button from '@mui/material/Button'
import { useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { formatMoment } from '../../../../components/format/format.ts'
import { Icon } from '../../../../components/icons/icon.tsx'
import { KeyHint } from '../../../../components/keys/key-hint.tsx'
import { useKey } from '../../../../components/keys/use-key.ts'
import casePage from '../case-page.module.css'
import { ShownProof } from '../proof/shown-proof.tsx'
import styles from './custody-part.module.css'
import { TransferDialog } from './transfer-dialog.tsx'

const text = caseWindowText.custody

/** Who had the assets of a case, one station after the other; where one does not begin where the last ended, in red. */
export function CustodyPart({ disposal }: { disposal: CaseView }) {
  const [adding, setAdding] = useState(false)
  const { transfers } = disposal
  useKey('T', text.add, () => setAdding(true))
  return (
    <div className={casePage.flowing}>
      <div className={styles.head}>
        <Button
          variant="contained"
          onClick={() => setAdding(true)}
          startIcon={<Icon name="plus" size={18} />}
        >
          {text.add}
          <KeyHint keys="T" />
        </Button>
      </div>
      {transfers.length === 0 && <p className={casePage.soft}>{text.none}</p>}
      <ol aria-label={text.list} className={styles.stations}>
        {transfers.map((one, index) => {
          const { from, to, place, seal, signature, at, by, isGap, evidenceId, videoId } = one
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: transfers are only ever appended
            <li key={index}>
              {isGap && (
                <p className={styles.gap}>
                  <Icon name="warning" size={18} />
                  {text.gap(transfers[index - 1]?.to ?? '', from)}
                </p>
              )}
              <div className={styles.station}>
                <strong>
                  {from} <Icon name="arrow" size={16} /> {to}
                </strong>
                <small>
                  {[formatMoment(at), place, seal === null ? null : text.sealed(seal), by]
                    .filter((word) => word !== null)
                    .join(' · ')}
                </small>
                <ShownProof disposal={disposal} photoId={evidenceId} videoId={videoId} />
                {signature !== null && (
                  <img
                    className={styles.signature}
                    src={`data:image/png;base64,${signature}`}
                    alt={text.signedBy(to)}
                  />
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {adding && (
        <TransferDialog
          caseId={disposal.caseId}
          from={transfers.at(-1)?.to ?? disposal.openedBy}
          to={disposal.vendor ?? ''}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  )
}
