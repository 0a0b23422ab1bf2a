import Button from '@mui/material/Button'
import { useState } from 'react'
import type { KeptDesign } from '../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsWindowText } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { FileJobButton } from '../../jobs/file-job-button.tsx'
import styles from './designs.module.css'
import { DesignsFrame } from './designs-frame.tsx'
import { DesignsTable } from './designs-table.tsx'
import { KeptActions } from './kept-actions.tsx'
import { PrinterDialog } from './printer-dialog.tsx'

const { printers: text } = labelDesignsWindowText

/** How far each printer is off, found with a ruler page. */
export default function PrintersPage() {
  const { client } = useEngine()
  const [doing, setDoing] = useState<{ kept: KeptDesign | null } | null>(null)
  return (
    <DesignsFrame
      kind="printer"
      add={text.add}
      onAdd={() => setDoing({ kept: null })}
      isAdding={doing !== null}
      bar={
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
      }
    >
      {({ kept: printers, archive, saved }) => (
        <>
          {printers?.length === 0 && <EmptyState icon="print" title={text.empty} next={text.emptyNext} />}
          {printers && printers.length > 0 && (
            <DesignsTable columns={Object.values(text.columns)}>
              {printers.map((kept) => (
                <PrinterRow key={kept.id} kept={kept} onEdit={() => setDoing({ kept })} onArchive={archive} />
              ))}
            </DesignsTable>
          )}
          {doing && (
            <PrinterDialog
              kept={doing.kept}
              onClose={() => setDoing(null)}
              onSaved={(name) => {
                setDoing(null)
                saved(name)
              }}
            />
          )}
        </>
      )}
    </DesignsFrame>
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
