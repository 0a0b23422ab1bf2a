import type { ReportScan } from '../../../../src-shared/features/audits/report-figures.ts'
import { reportText } from '../../../../src-shared/features/audits/report-text.ts'
import { csvLine } from '../../documents/csv-line.ts'
import { conditionWord, methodWord, verdictWord } from './audits-scan-words.ts'

const titles = reportText.scanColumns

/** Every scan of an audit as CSV for spreadsheets (UTF-8 with BOM, CR LF). Moments are UTC, ISO 8601. */
export function scansCsv(scans: readonly ReportScan[]): Buffer {
  const rows = scans.map((scan) => [
    scan.at,
    scan.code,
    scan.assetTag,
    scan.place,
    verdictWord(scan),
    methodWord(scan),
    scan.by,
    scan.condition && conditionWord(scan.condition),
    scan.note,
    scan.labelDamage,
    scan.voidedAt,
  ])
  const header = [
    titles.at,
    titles.code,
    titles.assetTag,
    titles.place,
    titles.verdict,
    titles.method,
    titles.by,
    titles.condition,
    titles.note,
    titles.labelDamage,
    titles.voidedAt,
  ]
  return Buffer.from(`\uFEFF${[header, ...rows].map(csvLine).join('')}`, 'utf8')
}
