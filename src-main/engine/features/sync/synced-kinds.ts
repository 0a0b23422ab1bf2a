import { type FactKind, isRegisterKind, type RegisterKind } from '../../../../src-shared/sync/kinds.ts'
import type { SyncedFact } from '../../database/synced-fact.ts'
import type { SyncedRows } from '../../database/synced-rows.ts'
import { syncedAssets } from '../assets/assets.ts'
import { syncedAttachments } from '../attachments/attachments.ts'
import { auditFacts, syncedClosings } from '../audits/audits.ts'
import { categories } from '../categories/categories.ts'
import { syncedCustomFields } from '../custom-fields/custom-fields.ts'
import { disposalFacts } from '../disposals/disposals.ts'
import { syncedLocations } from '../locations/locations.ts'
import { models } from '../models/models.ts'
import { people } from '../people/people.ts'
import { statusLabels } from '../status-labels/status-labels.ts'

/** How a sync reads and writes the rows of each entity of the register. */
export const syncedRows: Record<RegisterKind, SyncedRows> = {
  statusLabel: statusLabels.synced,
  category: categories.synced,
  model: models.synced,
  person: people.synced,
  location: syncedLocations,
  customField: syncedCustomFields,
  asset: syncedAssets,
  attachment: syncedAttachments,
}

/** The table in which the rows of each stand. */
export const tableOf: Record<RegisterKind, string> = {
  statusLabel: 'status_label',
  category: 'category',
  model: 'model',
  person: 'person',
  location: 'location',
  customField: 'custom_field',
  asset: 'asset',
  attachment: 'attachment',
}

export function syncedRowsOf(kind: string): SyncedRows | undefined {
  if (kind === 'auditClosed') return syncedClosings
  return isRegisterKind(kind) ? syncedRows[kind] : undefined
}

/** How a sync reads and writes the facts of each kind. */
export const syncedFacts: Record<FactKind, SyncedFact> = { ...auditFacts, ...disposalFacts }

export function syncedFactOf(kind: string): SyncedFact | undefined {
  return Object.hasOwn(syncedFacts, kind) ? syncedFacts[kind as FactKind] : undefined
}
