import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import type { PagePicture } from '../../documents/pdf-letterhead.ts'
import { labels } from '../labels/labels.ts'

/** The logo of a report's letterhead; null where it has none, or its content is missing. */
export function reportLogo(
  dataFolder: string,
  { letterhead }: Pick<AuditReport, 'letterhead'>,
): PagePicture | null {
  return letterhead?.logo ? labels.pageLogo(dataFolder, letterhead.logo) : null
}
