import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import type { Resolution } from '../../../../src-shared/features/labels/printer-dots.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import styles from './print-page.module.css'

interface FirstLabelProps {
  stock: string
  /** '': the first that fits */
  template: string
  tag: string
  dpi: Resolution | null
}

/** The template that is tried first where none is chosen. */
const usualTemplate = 'qr'

/** The first label that waits, as it will be printed; or why it cannot be. */
export function FirstLabel({ stock, template, tag, dpi }: FirstLabelProps) {
  const { calls } = useEngine()
  const { data, error } = useQuery({
    ...calls.labels.preview.queryOptions({
      input: {
        template: template === '' ? usualTemplate : template,
        stock,
        assetTag: tag,
        ...(dpi !== null && { dpi }),
      },
    }),
    placeholderData: keepPreviousData,
  })
  if (!data) return <Problem error={error} small />
  if (data.reason !== null && template !== '') return <p className={styles.refused}>{data.reason}</p>
  if (data.reason !== null) return null
  return (
    <img
      className={styles.first}
      alt={labelsWindowText.print.first(tag)}
      src={`data:image/svg+xml,${encodeURIComponent(data.svg)}`}
      style={{ aspectRatio: `${data.width} / ${data.height}` }}
    />
  )
}
