import type { ReactNode } from 'react'
import { monthsAfter } from '../../../../src-shared/features/assets/asset-values.ts'
import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import type { AssetField } from '../../../../src-shared/features/assets/assets-entity.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { customFieldsText } from '../../../../src-shared/features/custom-fields/custom-fields-text.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { formatAmount, formatDay, formatMoment } from '../../../components/format/format.ts'
import { type FormField, ownField } from '../edit/asset-form.ts'
import { StatusMark } from '../status-mark.tsx'
import styles from './asset-page.module.css'

/** A line of the page: a field that can be edited in its place, or what follows from others. */
export interface Fact {
  name: string
  /** nothing: it is empty */
  value: ReactNode
  /** absent: it cannot be edited */
  field?: FormField
}

export interface FactGroup {
  title: string
  facts: Fact[]
}

/** Everything that is known of an asset, by groups. */
export function groupsOf(asset: AssetDetail): FactGroup[] {
  const { fields, groups, ownerships } = assetsText
  const day = (date: string | null) => date && formatDay(date)
  const of = (field: AssetField, value: ReactNode): Fact => ({ name: fields[field], value, field })
  return [
    {
      title: groups.identity,
      facts: [
        of('status', <StatusMark key="status" status={asset.status} type={asset.statusType} />),
        of('assetTag', code(asset.assetTag)),
        of('serialNumber', code(asset.serialNumber)),
        of('name', asset.name),
        of('model', asset.model),
        { name: fields.modelNumber, value: code(asset.modelNumber) },
        { name: fields.manufacturer, value: asset.manufacturer },
        of('category', asset.category),
        ...identifierKinds.map((kind) => of(kind, code(asset[kind]))),
        of('parent', code(asset.parent)),
      ],
    },
    {
      title: groups.place,
      facts: [
        of('location', asset.location),
        { name: fields.checkedOutTo, value: asset.checkedOutTo?.name },
        of('company', asset.company),
        of('department', asset.department),
        of('owner', asset.owner),
        of('ownership', asset.ownership && ownerships[asset.ownership]),
      ],
    },
    {
      title: groups.purchase,
      facts: [
        of('purchaseDate', day(asset.purchaseDate)),
        of('purchaseCost', asset.purchaseCost && formatAmount(asset.purchaseCost)),
        of('currency', asset.currency),
        of('supplier', asset.supplier),
        of('orderNumber', code(asset.orderNumber)),
        of('fixedAssetNumber', code(asset.fixedAssetNumber)),
      ],
    },
    {
      title: groups.life,
      facts: [
        of('inServiceDate', day(asset.inServiceDate)),
        { name: text.warranty, value: warrantyOf(asset), field: 'warrantyMonths' },
        of('endOfLifeDate', day(asset.endOfLifeDate)),
        of('lastAuditDate', day(asset.lastAuditDate)),
        of('nextAuditDate', day(asset.nextAuditDate)),
        { name: text.createdAt, value: formatMoment(asset.createdAt) },
        { name: text.updatedAt, value: formatMoment(asset.updatedAt) },
      ],
    },
    {
      title: groups.custom,
      facts: asset.custom.map((own) => ({
        name: own.name,
        value: ownValue(own),
        field: ownField(own.fieldId),
      })),
    },
    {
      title: groups.notes,
      facts: [of('notes', asset.notes && <span className={styles.notes}>{asset.notes}</span>)],
    },
  ]
}

const code = (value: string | null) => value && <span className="code">{value}</span>

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
