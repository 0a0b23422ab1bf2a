import Button from '@mui/material/Button'
import { labelDesignsWindowText } from '../../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import type {
  LabelElement,
  TemplateValue,
} from '../../../../../src-shared/features/labels/designs/template-entity.ts'
import type { LabelPreview } from '../../../../../src-shared/features/labels/labels-message.ts'
import { Icon } from '../../../../components/icons/icon.tsx'
import styles from './template-editor.module.css'

const text = labelDesignsWindowText.editor

interface FindingsProps {
  template: TemplateValue
  preview: LabelPreview | undefined
  nameOf: (element: LabelElement) => string
  onChoose: (id: string) => void
}

/** What of a label could not be read, and what would fit; else how wide its codes are. */
export function Findings({ template, preview, nameOf, onChoose }: FindingsProps) {
  if (!preview) return <div className={styles.findings} />
  const named = preview.elements.flatMap((report) => {
    const element = template.elements.find(({ id }) => id === report.id)
    return element ? [{ ...report, name: nameOf(element) }] : []
  })
  const refused = named.filter((report) => report.refused !== null)
  if (preview.reason === null)
    return (
      <div role="status" className={styles.findings} data-fits="true">
        <p className={styles.verdict}>
          <Icon name="check" size={18} />
          {text.fits}
        </p>
        {named.map(({ id, name, module, dots }) =>
          module === null || dots === null ? null : (
            <p key={id} className={styles.note}>
              {name}. {text.moduleOf(dots, module)}
            </p>
          ),
        )}
      </div>
    )
  return (
    <div role="status" className={styles.findings} data-fits="false">
      {refused.length === 0 && <p className={styles.verdict}>{preview.reason}</p>}
      {refused.map(({ id, name, refused: why }) => (
        <div key={id}>
          <p className={styles.verdict}>
            <Icon name="warning" size={18} />
            <Button variant="text" size="small" onClick={() => onChoose(id)}>
              {name}
            </Button>
          </p>
          <p>{why}</p>
        </div>
      ))}
      {preview.alternatives && <WouldFit {...preview.alternatives} />}
    </div>
  )
}

const mostShown = 4

function WouldFit({ templates, stocks, longestText }: NonNullable<LabelPreview['alternatives']>) {
  const lines = [
    ...(longestText === null ? [] : [text.longestText(longestText)]),
    ...(templates.length > 0 ? [text.templatesThatFit(templates.slice(0, mostShown).join(', '))] : []),
    ...(stocks.length > 0 ? [text.stocksThatFit(stocks.slice(0, mostShown).join(', '))] : []),
  ]
  if (lines.length === 0) return null
  return (
    <>
      <h3>{text.wouldFit}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
