import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { assetsProblems } from '../../../../src-shared/features/assets/assets-contract.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { statusLabels } from '../status-labels/status-labels.ts'
import { assetsByTag } from './assets-store.ts'

/**
 * The label that a person means by its name, or by a type of status.
 * @throws STATUS_UNKNOWN
 */
export function statusIdOf(database: Database, status: string): string {
  const label = statusLabels.find(database, status)
  const known = () => statusLabels.all(database).map(({ name }) => name)
  if (!label) throw failure(assetsProblems, 'STATUS_UNKNOWN', { status, known: known() })
  return label.id
}

/**
 * The asset of a tag.
 * @throws ASSET_UNKNOWN
 */
export function assetIdOf(database: Database, assetTag: string): string {
  const asset = assetsByTag.get(database, { key: identifierKey(assetTag) })
  if (!asset) throw failure(assetsProblems, 'ASSET_UNKNOWN', { asset: assetTag })
  return asset.id
}
