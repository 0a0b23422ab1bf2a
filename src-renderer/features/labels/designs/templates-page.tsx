import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { labelDesignsWindowText } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import { labelsText } from '../../../../src-shared/features/labels/labels-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../../components/notice/notice-line.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { LabelsFrame } from '../labels-frame.tsx'
import { ImportDesign } from './design-files.tsx'
import styles from './designs.module.css'
import { KeptActions } from './kept-actions.tsx'
import { TemplatePicture } from './template-picture.tsx'
import { useArchive } from './use-archive.ts'

const { templates: text } = labelDesignsWindowText
const newTemplate = '/labels/templates/new'

/** The templates that there are, each with the label of an asset: those of one's own can be drawn anew. */
export default function TemplatesPage() {
  const { calls } = useEngine()
  const navigate = useNavigate()
  const [notice, setNotice] = useState<Notice | null>(null)
  const { data, error } = useQuery(calls.labels.templates.queryOptions())
  const { data: own } = useQuery(calls.labelDesigns.list.queryOptions({ input: { kind: 'template' } }))
  const archive = useArchive(setNotice)
  useKey('N', text.add, () => void navigate(newTemplate))
  const shipped = data?.templates.filter(({ drawnFor }) => drawnFor === null) ?? []
  return (
    <LabelsFrame
      actions={
        <>
          <ImportDesign
            kind="template"
            onImported={(name) => setNotice({ says: labelDesignsWindowText.imported(name) })}
          />
          <Button
            component={Link}
            to={newTemplate}
            variant="contained"
            startIcon={<Icon name="plus" size={18} />}
          >
            {text.add}
            <KeyHint keys="N" />
          </Button>
        </>
      }
    >
      <Problem error={error ?? archive.error} />
      <h2 className={styles.heading}>{labelDesignsWindowText.own}</h2>
      {own?.designs.length === 0 && (
        <p className={styles.empty}>
          {text.empty}. {text.emptyNext}
        </p>
      )}
      <ul className={styles.cards}>
        {own?.designs.map((kept) => (
          <li key={kept.id} className={styles.card}>
            <TemplatePicture name={kept.name} drawn />
            <h3>{kept.name}</h3>
            {kept.design.kind === 'template' && (
              <p className={styles.soft}>
                {labelDesignsWindowText.mm(kept.design.value.width, kept.design.value.height)}
              </p>
            )}
            <div className={styles.actions}>
              <Button
                component={Link}
                to={`/labels/templates/${kept.id}`}
                size="small"
                variant="outlined"
                aria-label={`${text.edit}: ${kept.name}`}
              >
                {text.edit}
              </Button>
              <KeptActions kept={kept} onArchive={archive.mutate} />
            </div>
          </li>
        ))}
      </ul>
      <h2 className={styles.heading}>{labelDesignsWindowText.shipped}</h2>
      <ul className={styles.cards}>
        {shipped.map(({ name, codes }) => (
          <li key={name} className={styles.card}>
            <TemplatePicture name={name} drawn={false} />
            <h3>{name}</h3>
            <p className={styles.soft}>
              {codes.map((code) => labelsText.symbologies[code]).join(', ')}. {text.fitsItself}.
            </p>
          </li>
        ))}
      </ul>
      <NoticeLine notice={notice} onClose={() => setNotice(null)} />
    </LabelsFrame>
  )
}
