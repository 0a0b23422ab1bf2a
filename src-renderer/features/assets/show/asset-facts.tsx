import type { ReactNode } from 'react'
import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { formatAmount, formatDay, formatMoment } from '../../../components/format/format.ts'
import { StatusMark } from '../status-mark.tsx'
import styles from './asset-page.module.css'

export function AssetFacts({ asset }: { asset: AssetDetail }) {
  const { fields } = assetsText
  const facts: [name: string, value: ReactNode][] = [
    [fields.status, <StatusMark key="status" status={asset.status} type={asset.statusType} />],
    [fields.location, asset.location],
    [fields.checkedOutTo, asset.checkedOutTo?.name],
    [fields.serialNumber, asset.serialNumber && <span className="code">{asset.serialNumber}</span>],
    [fields.name, asset.name],
    [fields.model, asset.model],
    [fields.modelNumber, asset.modelNumber && <span className="code">{asset.modelNumber}</span>],
    [fields.manufacturer, asset.manufacturer],
    [fields.category, asset.category],
    [fields.purchaseDate, asset.purchaseDate && formatDay(asset.purchaseDate)],
    [fields.purchaseCost, asset.purchaseCost && formatAmount(asset.purchaseCost)],
    [fields.notes, asset.notes && <span className={styles.notes}>{asset.notes}</span>],
    [text.createdAt, formatMoment(asset.createdAt)],
    [text.updatedAt, formatMoment(asset.updatedAt)],
  ]
  return (
    <section aria-label={text.facts} className={styles.card}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || <span className={styles.none}>{text.nothing}</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
