import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { monthsAfter } from '../../../../src-shared/features/assets/asset-values.ts'
import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { customFieldsText } from '../../../../src-shared/features/custom-fields/custom-fields-text.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { formatAmount, formatDay, formatMoment } from '../../../components/format/format.ts'
import { StatusMark } from '../status-mark.tsx'
import groupStyles from './asset-facts.module.css'
import styles from './asset-page.module.css'

type Fact = [name: string, value: ReactNode]

/** Everything that is known of an asset, by groups; what is not stated and a group without anything are left out. */
export function AssetFacts({ asset }: { asset: AssetDetail }) {
  const groups = groupsOf(asset)
    .map(([title, facts]) => [title, facts.filter(([, value]) => value)] as const)
    .filter(([, facts]) => facts.length > 0)
  return (
    <section aria-label={text.facts} className={styles.card}>
      {groups.map(([title, facts]) => (
        <div key={title} className={groupStyles.group}>
          <h2>{title}</h2>
          <dl className={styles.facts}>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  )
}

function groupsOf(asset: AssetDetail): [title: string, facts: Fact[]][] {
  const { fields, groups, ownerships } = assetsText
  const day = (date: string | null) => date && formatDay(date)
  return [
    [
      groups.identity,
      [
        [fields.status, <StatusMark key="status" status={asset.status} type={asset.statusType} />],
        [fields.serialNumber, code(asset.serialNumber)],
        [fields.name, asset.name],
        [fields.model, asset.model],
        [fields.modelNumber, code(asset.modelNumber)],
        [fields.manufacturer, asset.manufacturer],
        [fields.category, asset.category],
        ...identifierKinds.map((kind): Fact => [fields[kind], code(asset[kind])]),
        [fields.parent, asset.parentId && <Link to={`/assets/${asset.parentId}`}>{code(asset.parent)}</Link>],
      ],
    ],
    [
      groups.place,
      [
        [fields.location, asset.location],
        [fields.checkedOutTo, asset.checkedOutTo?.name],
        [fields.company, asset.company],
        [fields.department, asset.department],
        [fields.owner, asset.owner],
        [fields.ownership, asset.ownership && ownerships[asset.ownership]],
      ],
    ],
    [
      groups.purchase,
      [
        [fields.purchaseDate, day(asset.purchaseDate)],
        [fields.purchaseCost, costOf(asset)],
        [fields.supplier, asset.supplier],
        [fields.orderNumber, code(asset.orderNumber)],
        [fields.fixedAssetNumber, code(asset.fixedAssetNumber)],
      ],
    ],
    [
      groups.life,
      [
        [fields.inServiceDate, day(asset.inServiceDate)],
        [text.warranty, warrantyOf(asset)],
        [fields.endOfLifeDate, day(asset.endOfLifeDate)],
        [fields.lastAuditDate, day(asset.lastAuditDate)],
        [fields.nextAuditDate, day(asset.nextAuditDate)],
        [text.createdAt, formatMoment(asset.createdAt)],
        [text.updatedAt, formatMoment(asset.updatedAt)],
      ],
    ],
    [groups.custom, asset.custom.map((own): Fact => [own.name, ownValue(own)])],
    [groups.notes, [[fields.notes, asset.notes && <span className={styles.notes}>{asset.notes}</span>]]],
  ]
}

const code = (value: string | null) => value && <span className="code">{value}</span>

function costOf({ purchaseCost, currency }: AssetDetail): string | null {
  if (purchaseCost === null) return null
  return currency === null ? formatAmount(purchaseCost) : `${formatAmount(purchaseCost)} ${currency}`
}

/** How long the warranty is, and until when: from the day of purchase, as invoices count. */
function warrantyOf({ warrantyMonths, purchaseDate }: AssetDetail): string | null {
  if (warrantyMonths === null) return null
  const months = assetsText.months(warrantyMonths)
  if (purchaseDate === null) return months
  return text.warrantyUntil(months, formatDay(monthsAfter(purchaseDate, warrantyMonths)))
}

function ownValue({ type, value, unit }: AssetDetail['custom'][number]): string | null {
  if (value === null) return null
  if (type === 'yes-no') return value === 'yes' ? customFieldsText.yes : customFieldsText.no
  if (type === 'date') return formatDay(value)
  return unit === null ? value : `${value} ${unit}`
}
