import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import { useSearchParams } from 'react-router'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { type ReportSection, reportSections } from '../../../../src-shared/features/audits/report.ts'
import type { AuditCounts } from '../../../../src-shared/features/audits/tally.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { CoverageGrid } from './coverage-grid.tsx'
import { OutcomeGrid } from './outcome-grid.tsx'
import styles from './report-page.module.css'

const shown = [...reportSections, 'places'] as const
type Shown = (typeof shown)[number]

interface ReportSectionsProps {
  auditId: string
  counts: AuditCounts
  places: { total: number; counted: number }
}

/** The sections of the report, one at a time; which one stands in the address. */
export function ReportSections({ auditId, counts, places }: ReportSectionsProps) {
  const [params, setParams] = useSearchParams()
  const section = shown.find((name) => name === params.get('section')) ?? 'missing'
  const figure = (name: Shown) =>
    name === 'places'
      ? text.of(formatNumber(places.counted), formatNumber(places.total))
      : formatNumber(counts[name])
  return (
    <>
      <Tabs
        value={section}
        onChange={(_event, name: Shown) => setParams({ section: name }, { replace: true })}
        variant="scrollable"
        scrollButtons="auto"
        aria-label={text.sections}
        className={styles.tabs ?? ''}
      >
        {shown.map((name) => (
          <Tab
            key={name}
            value={name}
            id={`tab-${name}`}
            aria-controls="section"
            className={styles.tab ?? ''}
            label={
              <span>
                {wordOf(name)}
                <span className={styles.figure}>{figure(name)}</span>
              </span>
            }
          />
        ))}
      </Tabs>
      <div role="tabpanel" id="section" aria-labelledby={`tab-${section}`} className={styles.panel}>
        {section === 'places' ? (
          <CoverageGrid auditId={auditId} />
        ) : (
          <OutcomeGrid key={section} auditId={auditId} section={section} />
        )}
      </div>
    </>
  )
}

function wordOf(name: Shown): string {
  return name === 'places' ? text.places : auditsText.report.sections[name satisfies ReportSection]
}
