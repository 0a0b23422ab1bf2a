import { useSearchParams } from 'react-router'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { type ReportSection, reportSections } from '../../../../src-shared/features/audits/report.ts'
import { reportText } from '../../../../src-shared/features/audits/report-text.ts'
import type { AuditCounts } from '../../../../src-shared/features/audits/tally.ts'
import { formatNumber, formatPercent } from '../../../components/format/format.ts'
import { PartTabs } from '../../../components/page/part-tabs.tsx'
import { AccuracySection } from './accuracy-section.tsx'
import { CoverageGrid } from './coverage-grid.tsx'
import { OutcomeGrid } from './outcome-grid.tsx'

const shown = [...reportSections, 'places', 'accuracy'] as const
type Shown = (typeof shown)[number]

interface ReportSectionsProps {
  auditId: string
  isClosed: boolean
  counts: AuditCounts
  places: { total: number; counted: number }
}

/** The sections of the report, one at a time; which one stands in the address. */
export function ReportSections({ auditId, isClosed, counts, places }: ReportSectionsProps) {
  const [params, setParams] = useSearchParams()
  const section = shown.find((name) => name === params.get('section')) ?? 'missing'
  const figure = (name: Shown) => {
    if (name === 'places') return text.of(formatNumber(places.counted), formatNumber(places.total))
    return name === 'accuracy' ? formatPercent(counts.found, counts.expected) : formatNumber(counts[name])
  }
  return (
    <PartTabs
      label={text.sections}
      shown={section}
      onShow={(name) => setParams({ section: name }, { replace: true })}
      parts={shown.map((name) => ({ name, label: wordOf(name), figure: figure(name) }))}
    >
      {section === 'places' && <CoverageGrid auditId={auditId} />}
      {section === 'accuracy' && <AccuracySection auditId={auditId} isClosed={isClosed} />}
      {section !== 'places' && section !== 'accuracy' && (
        <OutcomeGrid key={section} auditId={auditId} section={section} />
      )}
    </PartTabs>
  )
}

function wordOf(name: Shown): string {
  if (name === 'accuracy') return reportText.accuracy
  return name === 'places' ? text.places : auditsText.report.sections[name satisfies ReportSection]
}
