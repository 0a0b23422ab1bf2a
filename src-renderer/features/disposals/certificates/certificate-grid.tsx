import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { caseWindowText } from '../../../../src-shared/features/disposals/case-window-text.ts'
import type { ShownCertificate } from '../../../../src-shared/features/disposals/certificates-contract.ts'
import { formatMoment } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { RowFooter } from '../../../components/page/row-footer.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../../components/rows/cells.tsx'
import { usePagedRows } from '../../../components/rows/use-paged-rows.ts'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { openToPrint } from '../../computer/open-to-print.ts'
import styles from './certificate-grid.module.css'
import { SupersedeDialog } from './supersede-dialog.tsx'
import { VoidDialog } from './void-dialog.tsx'

const text = caseWindowText.certificates
const columns =
  'minmax(170px, 1.1fr) minmax(100px, 0.9fr) minmax(140px, 1.2fr) minmax(170px, 1fr) minmax(180px, 1.4fr)'

/** Certificates of a case, or of all, the newest first; and what can be done with the one that is chosen. */
export function CertificateGrid({ caseId, onOpen }: { caseId?: string; onOpen?: (caseId: string) => void }) {
  const { calls, client, files } = useEngine()
  const [active, setActive] = useState(0)
  const [asked, setAsked] = useState<'supersede' | 'void' | null>(null)
  const [said, setSaid] = useState('')
  const rows = usePagedRows(
    (page) => calls.certificates.list.queryOptions({ input: { ...page, ...(caseId && { caseId }) } }),
    (answer) => answer.certificates,
  )
  const total = rows.total ?? 0
  const chosen = rows.rowAt(Math.min(active, total - 1))
  const save = useMutation({
    mutationFn: async (number: string) => {
      const result = await client.certificates.open({ number })
      await files.save(result)
      return result.fileName
    },
    onSuccess: (fileName) => setSaid(text.saved(fileName)),
  })
  const open = useMutation({
    mutationFn: async (number: string) =>
      openToPrint(await files.fetch(await client.certificates.open({ number }))),
    onSuccess: (isOpen) => setSaid(isOpen ? '' : text.cannotOpen),
  })
  const saveChosen = () => chosen && save.mutate(chosen.number)
  useKey('S', text.save, () => void saveChosen(), { when: chosen !== undefined })
  if (total === 0) return <Problem error={rows.error} />
  return (
    <>
      <Problem error={rows.error ?? save.error ?? open.error} />
      <VirtualGrid
        label={text.list}
        columns={columns}
        rowHeight={44}
        narrowLines={4}
        total={total}
        active={Math.min(active, total - 1)}
        autoFocus
        onActive={setActive}
        onView={rows.onView}
        onOpen={(index) => {
          const one = rows.rowAt(index)
          if (one) save.mutate(one.number)
        }}
        head={Object.entries(text.columns).map(([key, word]) => <ColumnHead key={key}>{word}</ColumnHead>)}
        row={(index) => <CertificateCells certificate={rows.rowAt(index)} />}
      />
      {chosen && (
        <RowFooter name={chosen.number} title={endOf(chosen)}>
          <Button size="small" onClick={saveChosen} startIcon={<Icon name="download" size={16} />}>
            {text.save}
            <KeyHint keys="S" />
          </Button>
          <Button size="small" onClick={() => open.mutate(chosen.number)}>
            {text.open}
          </Button>
          {onOpen && (
            <Button size="small" onClick={() => onOpen(chosen.caseId)}>
              {text.toCase}
            </Button>
          )}
          {chosen.state === 'valid' && (
            <>
              <Button size="small" onClick={() => setAsked('supersede')}>
                {text.supersede}
              </Button>
              <Button size="small" onClick={() => setAsked('void')}>
                {text.void}
              </Button>
            </>
          )}
          <span role="status">{said}</span>
        </RowFooter>
      )}
      {chosen && asked === 'void' && <VoidDialog number={chosen.number} onClose={() => setAsked(null)} />}
      {chosen && asked === 'supersede' && (
        <SupersedeDialog certificate={chosen} onClose={() => setAsked(null)} />
      )}
    </>
  )
}

const endOf = ({ end }: ShownCertificate) =>
  end ? `${end.reason} (${end.by.join(', ')}, ${formatMoment(end.at)})` : ''

function CertificateCells({ certificate }: { certificate: ShownCertificate | undefined }) {
  if (!certificate) return null
  const { number, scope, tag, serial, issuedAt, issuedBy, state, supersededBy } = certificate
  return (
    <>
      <Cell className="code">{number}</Cell>
      <Cell className="code">{tag}</Cell>
      {serial === null ? <Cell>{text.scopes[scope]}</Cell> : <Cell className="code">{serial}</Cell>}
      <Cell title={issuedBy}>{formatMoment(issuedAt)}</Cell>
      <Cell className={styles[state]} title={endOf(certificate)}>
        {supersededBy === null ? text.states[state] : text.supersededBy(supersededBy)}
      </Cell>
    </>
  )
}
