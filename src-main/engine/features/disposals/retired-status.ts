import type { Database } from 'better-sqlite3'
import type { StatusType } from '../../../../src-shared/features/status-labels/status-type.ts'
import type { Transaction } from '../../database/transaction.ts'
import { type Asset, assets } from '../assets/assets.ts'
import { statusLabels } from '../status-labels/status-labels.ts'

/** Sees to it that nobody deploys an asset that was retired: a deployable one is pending from then on. */
export function withdrawFromUse(tx: Transaction, asset: Asset): void {
  if (statusLabels.table.row(tx.database, asset.statusId)?.type === 'deployable')
    setStatus(tx, asset, 'pending')
}

/** What was released should be gone: when it turns up in an audit, that says so. */
export function archive(tx: Transaction, assetId: string): void {
  setStatus(tx, assets.get(tx.database, assetId), 'archived')
}

function setStatus(tx: Transaction, asset: Asset, type: StatusType): void {
  assets.update(tx, asset, { ...asset, statusId: labelOf(tx.database, type) }, asset.siteId)
}

/** One label of every type is always left. */
function labelOf(database: Database, type: StatusType): string {
  const label = statusLabels.find(database, type)
  if (!label) throw new Error(`there is no status label of the type ${type}`)
  return label.id
}
