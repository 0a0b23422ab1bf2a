import {
  type FactKind,
  isRegisterKind,
  type RegisterKind,
  type SettingKind,
} from '../../../../src-shared/sync/kinds.ts'
import type { SyncedFact } from '../../database/synced-fact.ts'
import type { SyncedRows } from '../../database/synced-rows.ts'
import { syncedAssets, syncedViews } from '../assets/assets.ts'
import { syncedAttachments } from '../attachments/attachments.ts'
import { auditFacts, syncedClosings, syncedPolicy, syncedRules } from '../audits/audits.ts'
import { categories } from '../categories/categories.ts'
import { syncedCustomFields } from '../custom-fields/custom-fields.ts'
import { disposalFacts } from '../disposals/disposals.ts'
import { labelFacts, syncedDesigns, syncedSchemes, syncedSettings } from '../labels/labels.ts'
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

/** Rows beside the register that the server decides about in the same way. */
const besideRegister: Record<SettingKind | 'auditClosed', SyncedRows> = {
  auditClosed: syncedClosings,
  auditPolicy: syncedPolicy,
  auditRule: syncedRules,
  labelDesign: syncedDesigns,
  labelSettings: syncedSettings,
  sharedView: syncedViews,
  tagScheme: syncedSchemes,
}

export function syncedRowsOf(kind: string): SyncedRows | undefined {
  if (isRegisterKind(kind)) return syncedRows[kind]
  return Object.hasOwn(besideRegister, kind) ? besideRegister[kind as keyof typeof besideRegister] : undefined
}

/** How a sync reads and writes the facts of each kind. */
export const syncedFacts: Record<FactKind, SyncedFact> = { ...auditFacts, ...disposalFacts, ...labelFacts }

export function syncedFactOf(kind: string): SyncedFact | undefined {
  return Object.hasOwn(syncedFacts, kind) ? syncedFacts[kind as FactKind] : undefined
}

/**
 * Changes that go to the server and say nothing to another laptop: which copy of a data folder goes on, and that somebody set
 * a PIN, which stays where it was set.
 */
const kindsOfOneFolder = new Set(['organisation', 'pin'])
export const isOfOneFolder = (kind: string) => kindsOfOneFolder.has(kind)
