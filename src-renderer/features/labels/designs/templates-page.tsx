import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { labelDesignsWindowText } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import { labelsText } from '../../../../src-shared/features/labels/labels-text.ts'
import { useEngine } from '../../../host/engine-context.ts'
import styles from './designs.module.css'
import { DesignsFrame } from './designs-frame.tsx'
import { KeptActions } from './kept-actions.tsx'
import { TemplatePicture } from './template-picture.tsx'

const { templates: text } = labelDesignsWindowText

/** The templates that there are, each with the label of an asset: those of one's own can be drawn anew. */
export default function TemplatesPage() {
  const { calls } = useEngine()
  const navigate = useNavigate()
  const { data, error } = useQuery(calls.labels.templates.queryOptions())
  const shipped = data?.templates.filter(({ drawnFor }) => drawnFor === null) ?? []
  return (
    <DesignsFrame
      kind="template"
      add={text.add}
      onAdd={() => void navigate('/labels/templates/new')}
      error={error}
    >
      {({ kept: own, archive }) => (
        <>
          <h2 className={styles.heading}>{labelDesignsWindowText.own}</h2>
          {own?.length === 0 && (
            <p className={styles.empty}>
              {text.empty}. {text.emptyNext}
            </p>
          )}
          <ul className={styles.cards}>
            {own?.map((kept) => (
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
                  <KeptActions kept={kept} onArchive={archive} />
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
        </>
      )}
    </DesignsFrame>
  )
}
