import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { OutcomeItem } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { ReportSection } from '../../../../src-shared/features/audits/report.ts'
import { formatMoment } from '../../../components/format/format.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../../components/rows/cells.tsx'
import { usePagedRows } from '../../../components/rows/use-paged-rows.ts'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { movedWords } from '../moved-words.ts'
import styles from './report-page.module.css'

const { columns: words } = auditsText.report
type Column = keyof typeof words

/** What a section says of its items: nobody saw what is missing, nobody expected an unknown code. */
const columnsOf: Record<ReportSection, Column[]> = {
  missing: ['assetTag', 'serialNumber', 'description', 'expectedPlace', 'moved'],
  notCounted: ['assetTag', 'serialNumber', 'description', 'expectedPlace'],
  misplaced: ['assetTag', 'description', 'expectedPlace', 'seenPlace', 'seenAt', 'seenBy'],
  found: ['assetTag', 'description', 'seenPlace', 'seenAt', 'seenBy'],
  unexpected: ['assetTag', 'description', 'seenPlace', 'seenAt', 'seenBy'],
  shouldBeGone: ['assetTag', 'description', 'seenPlace', 'seenAt', 'seenBy'],
  unknown: ['code', 'seenPlace', 'seenAt', 'seenBy'],
  ambiguous: ['code', 'seenPlace', 'seenAt', 'seenBy'],
  seenTwice: ['assetTag', 'description', 'expectedPlace', 'seenPlace', 'seenAt', 'seenBy'],
  away: ['assetTag', 'serialNumber', 'description', 'expectedPlace'],
  lost: ['assetTag', 'serialNumber', 'description', 'expectedPlace'],
}
const widths: Partial<Record<Column, string>> = {
  description: '1.6fr',
  expectedPlace: '2fr',
  seenPlace: '2fr',
  moved: '2fr',
}

interface OutcomeGridProps {
  auditId: string
  section: ReportSection
}

export function OutcomeGrid({ auditId, section }: OutcomeGridProps) {
  const { calls } = useEngine()
  const navigate = useNavigate()
  const [active, setActive] = useState(-1)
  const rows = usePagedRows(
    (page) => calls.audits.outcome.queryOptions({ input: { auditId, section, ...page } }),
    ({ items }) => items,
  )
  const columns = columnsOf[section]
  if (rows.error) return <Problem error={rows.error} />
  if (rows.total === 0)
    return (
      <EmptyState
        icon="check"
        title={auditsText.report.noItems}
        next={section === 'missing' || section === 'notCounted' ? auditsText.report.coverageExplained : ''}
      />
    )
  return (
    <VirtualGrid
      label={auditsText.report.sections[section]}
      columns={columns.map((column) => `minmax(112px, ${widths[column] ?? '1fr'})`).join(' ')}
      total={rows.total ?? 0}
      active={active}
      onActive={setActive}
      onOpen={(index) => {
        const assetId = rows.rowAt(index)?.assetId
        if (assetId) void navigate(`/assets/${assetId}`)
      }}
      onView={rows.onView}
      head={columns.map((column) => <ColumnHead key={column}>{words[column]}</ColumnHead>)}
      row={(index) =>
        columns.map((column) => (
          <Cell key={column} className={lookOf(column)}>
            {wordsOf(rows.rowAt(index), column)}
          </Cell>
        ))
      }
    />
  )
}

function lookOf(column: Column): string {
  if (column === 'assetTag' || column === 'code') return `code ${styles.tag}`
  if (column === 'serialNumber') return `code ${styles.soft}`
  return column === 'description' ? '' : (styles.soft ?? '')
}

function wordsOf(item: OutcomeItem | undefined, column: Column): string {
  if (!item || column === 'outcome') return ''
  if (column === 'moved') return movedWords(item.moved)
  const value = item[column] ?? ''
  return column === 'seenAt' && value !== '' ? formatMoment(value) : value
}
