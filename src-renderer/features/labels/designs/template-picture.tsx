import { useQuery } from '@tanstack/react-query'
import { labelDesignsWindowText as text } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import { useEngine } from '../../../host/engine-context.ts'
import styles from './designs.module.css'

/** A stock on which every built-in template has room. */
const usualStock = 'Avery L7160'

/** What the label of the first asset looks like with a template. */
export function TemplatePicture({ name, drawn }: { name: string; drawn: boolean }) {
  const { calls } = useEngine()
  const { data } = useQuery(
    calls.labels.preview.queryOptions({ input: { template: name, ...(drawn ? {} : { stock: usualStock }) } }),
  )
  if (!data) return <div className={styles.picture} />
  return (
    <div className={styles.picture}>
      <img src={`data:image/svg+xml,${encodeURIComponent(data.svg)}`} alt={text.templates.previewOf(name)} />
      {data.reason !== null && <p className={styles.reason}>{data.reason}</p>}
    </div>
  )
}
