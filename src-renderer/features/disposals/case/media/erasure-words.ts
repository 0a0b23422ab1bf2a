import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import { disposalsText } from '../../../../../src-shared/features/disposals/disposals-text.ts'
import type { Erasure } from '../../../../../src-shared/features/disposals/erasure.ts'
import { formatBytes } from '../../../../components/format/format.ts'

const text = caseWindowText.media

/** What a log says of one drive, in one line. */
export function erasureWords(log: Erasure): string {
  return [
    caseWindowText.evidence.ends[log.end],
    log.method,
    log.tool,
    log.errors !== null && log.errors > 0 ? text.errors(log.errors) : null,
    log.bytesNotErased !== null && log.bytesNotErased > 0
      ? text.notErased(formatBytes(log.bytesNotErased))
      : null,
    log.hiddenAreas === null ? null : text.hidden(disposalsText.hiddenAreas[log.hiddenAreas]),
    log.readBack === null ? null : text.readBack[log.readBack],
  ]
    .filter((word) => word !== null)
    .join(' · ')
}
