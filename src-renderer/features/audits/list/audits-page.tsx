import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { AuditSummary } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { policyText } from '../../../../src-shared/features/audits/policy-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { ColumnHead } from '../../../components/rows/cells.tsx'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { AuditCells, seenFigures } from './audit-cells.tsx'
import { StartAuditDialog } from './start-audit-dialog.tsx'

const columns = 'minmax(180px, 2fr) minmax(160px, 2fr) 184px minmax(200px, 1.6fr) 128px 112px'
let lastActive = 0

export default function AuditsPage() {
  const { calls } = useEngine()
  const navigate = useNavigate()
  const [asked] = useSearchParams()
  const wanted = asked.get('start')
  const [starting, setStarting] = useState(wanted !== null)
  const [active, setActive] = useState(lastActive)
  const { data, error } = useQuery(calls.audits.list.queryOptions())
  const audits = data?.audits ?? []
  const figures = Math.max(...audits.map((audit) => seenFigures(audit).length))
  const scan = (audit: AuditSummary | undefined) => {
    if (audit) void navigate(`/audits/${audit.id}/scan`)
  }
  useKey('N', text.start, () => setStarting(true))
  useKey('S', text.scan, () => scan(audits[active]), { when: audits[active]?.state === 'counting' })

  const startButton = (
    <Button variant="contained" onClick={() => setStarting(true)} startIcon={<Icon name="plus" size={18} />}>
      {text.start}
      <KeyHint keys="N" />
    </Button>
  )
  return (
    <Page
      title={text.title}
      filled
      actions={
        <>
          <Button component={Link} to="/audits/policy" variant="text">
            {policyText.title}
          </Button>
          {audits.length > 0 && startButton}
        </>
      }
    >
      <Problem error={error} />
      {data && audits.length === 0 && (
        <EmptyState icon="audits" title={text.emptyTitle} next={text.emptyNext}>
          {startButton}
        </EmptyState>
      )}
      {audits.length > 0 && (
        <VirtualGrid
          label={text.list}
          columns={columns}
          rowHeight={52}
          narrowLines={6}
          total={audits.length}
          active={active}
          autoFocus
          onActive={(index) => {
            setActive(index)
            lastActive = index
          }}
          onOpen={(index) => void navigate(`/audits/${audits[index]?.id}`)}
          head={
            <>
              {Object.entries(text.columns).map(([key, word]) => (
                <ColumnHead key={key}>{word}</ColumnHead>
              ))}
              <ColumnHead>
                <span className="unseen">{text.scan}</span>
              </ColumnHead>
            </>
          }
          row={(index) => <AuditCells audit={audits[index]} figures={figures} onScan={scan} />}
        />
      )}
      {starting && (
        <StartAuditDialog
          kind={asked.get('of') === 'category' ? 'category' : 'location'}
          scope={wanted ?? ''}
          onClose={() => setStarting(false)}
          onStarted={(auditId) => void navigate(`/audits/${auditId}/scan`)}
        />
      )}
    </Page>
  )
}
