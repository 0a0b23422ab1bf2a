import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { ReportScan } from '../../../../src-shared/features/audits/report-figures.ts'
import { isVerdictKind } from '../../../../src-shared/features/audits/verdict.ts'

/** What was said at the beep, in words. */
export function verdictWord({ verdict }: ReportScan): string {
  return isVerdictKind(verdict) ? auditsText.verdictWords[verdict] : verdict
}

/** How a scan came in, in words. */
export function methodWord({ method }: ReportScan): string {
  return auditsText.report.methods[method] ?? method
}

/** In which condition a thing was seen, in words. */
export function conditionWord(condition: string): string {
  return auditsText.conditionWords[condition] ?? condition
}
