import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { vendorsWindowText as text } from '../../../../../src-shared/features/disposals/vendors/vendors-window-text.ts'
import { formatMoment } from '../../../../components/format/format.ts'
import casePage from '../case-page.module.css'

const shownNumbers = 6

/** Who approved a vendor in spite of its permits, and the certificates that were issued before and do not state it. */
export function Override({ override }: { override: NonNullable<CaseView['taking']['override']> }) {
  const { by, at, reason, notStatedOn } = override
  const more = notStatedOn.length - shownNumbers
  return (
    <>
      <p>{text.overridden(by, formatMoment(at), reason)}</p>
      {notStatedOn.length > 0 && (
        <p className={casePage.soft}>
          {text.notStatedOn(notStatedOn.slice(0, shownNumbers).join(', '), more)}
        </p>
      )}
    </>
  )
}
