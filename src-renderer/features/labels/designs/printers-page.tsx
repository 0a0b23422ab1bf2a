import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeptDesign } from '../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsWindowText } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../../components/notice/notice-line.tsx'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { FileJobButton } from '../../jobs/file-job-button.tsx'
import { LabelsFrame } from '../labels-frame.tsx'
import { ImportDesign } from './design-files.tsx'
import styles from './designs.module.css'
import { KeptActions } from './kept-actions.tsx'
import { PrinterDialog } from './printer-dialog.tsx'
import { useArchive } from './use-archive.ts'

const { printers: text } = labelDesignsWindowText

/** How far each printer is off, found with a ruler page. */
export default function PrintersPage() {
  const { calls, client } = useEngine()
  const [doing, setDoing] = useState<{ kept: KeptDesign | null } | null>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  const { data, error } = useQuery(calls.labelDesigns.list.queryOptions({ input: { kind: 'printer' } }))
  const archive = useArchive(setNotice)
  const add = () => setDoing({ kept: null })
  useKey('N', text.add, add, { when: doing === null })
  return (
    <LabelsFrame
      actions={
        <>
          <ImportDesign
            kind="printer"
            onImported={(name) => setNotice({ says: labelDesignsWindowText.imported(name) })}
          />
          <Button variant="contained" onClick={add} startIcon={<Icon name="plus" size={18} />}>
            {text.add}
            <KeyHint keys="N" />
          </Button>
        </>
      }
    >
      <div className={styles.bar}>
        <FileJobButton
          label={text.ruler}
          start={() => client.labels.testPage({ page: 'ruler', paper: 'A4' })}
        />
        <FileJobButton
          label={text.rulerZpl}
          start={() => client.labels.testPage({ page: 'ruler', paper: null, dpi: 203 })}
        />
      </div>
      <Problem error={error ?? archive.error} />
      {data?.designs.length === 0 && <EmptyState icon="print" title={text.empty} next={text.emptyNext} />}
      {data && data.designs.length > 0 && (
        <div className={styles.scroller}>
          <table className={styles.table}>
            <thead>
              <tr>
                {Object.values(text.columns).map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.designs.map((kept) => (
                <PrinterRow
                  key={kept.id}
                  kept={kept}
                  onEdit={() => setDoing({ kept })}
                  onArchive={archive.mutate}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <NoticeLine notice={notice} onClose={() => setNotice(null)} />
      {doing && (
        <PrinterDialog
          kept={doing.kept}
          onClose={() => setDoing(null)}
          onSaved={(name) => {
            setDoing(null)
            setNotice({ says: labelDesignsWindowText.saved(name) })
          }}
        />
      )}
    </LabelsFrame>
  )
}

function PrinterRow({
  kept,
  onEdit,
  onArchive,
}: {
  kept: KeptDesign
  onEdit: () => void
  onArchive: (kept: KeptDesign) => void
}) {
  if (kept.design.kind !== 'printer') return null
  const { dpi, offsetX, offsetY, scaleX, scaleY, darkness } = kept.design.value
  return (
    <tr>
      <td>{kept.name}</td>
      <td>{labelDesignsWindowText.editor.dpiOf(dpi)}</td>
      <td>{text.moved(offsetX, offsetY)}</td>
      <td>{text.stretched(scaleX, scaleY)}</td>
      <td>{darkness ?? ''}</td>
      <td>
        <div className={styles.actions}>
          <Button size="small" variant="outlined" onClick={onEdit} aria-label={`${text.edit}: ${kept.name}`}>
            {text.edit}
          </Button>
          <KeptActions kept={kept} onArchive={onArchive} />
        </div>
      </td>
    </tr>
  )
}
