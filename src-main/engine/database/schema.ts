import type { Role } from '../../../src-shared/contract/rights.ts'
import type { Ownership } from '../../../src-shared/features/assets/assets-entity.ts'
import type { AttachmentKind } from '../../../src-shared/features/attachments/attachment-kinds.ts'
import type { CustomFieldType } from '../../../src-shared/features/custom-fields/custom-value.ts'
import type { IdentifierKind } from '../../../src-shared/features/identifiers/identifier-kinds.ts'
import type { JobKind } from '../../../src-shared/features/jobs/jobs-contract.ts'
import type { DesignKind } from '../../../src-shared/features/labels/designs/design.ts'
import type { StatusType } from '../../../src-shared/features/status-labels/status-type.ts'
import type { AuditSchema } from './schema-audits.ts'
import type { DisposalProgrammeSchema } from './schema-disposal-programme.ts'
import type { DisposalVendorSchema } from './schema-disposal-vendors.ts'
import type { DisposalSchema } from './schema-disposals.ts'
import type { LabelSchema } from './schema-labels.ts'
import type { SyncSchema } from './schema-sync.ts'

/** What every synced row carries: its site (a top-level location, or `org`) and how often it was changed. */
interface Synced {
  id: string
  site_id: string
  revision: number
}

/** What every row of a managed register carries. */
interface Managed extends Synced {
  /** what took its place; such a row is kept for what names it by id */
  merged_into: string | null
  /** since when it is not offered any more */
  archived_at: string | null
}

export interface LocationRow extends Managed {
  /** null for a site, and for one that was merged */
  parent_id: string | null
  name: string
  path: string
  /** ` ID`, which no path is, where it gave up its path */
  path_key: string
  /** one of its own, besides the one that is made of its id */
  barcode: string | null
  barcode_key: string | null
}

export interface PersonRow extends Managed {
  name: string
  name_key: string
  username: string | null
  username_key: string | null
  email: string | null
  employee_number: string | null
  role: Role
}

/** A PIN as it is kept: never as it is typed. */
export interface PersonPinRow {
  person_id: string
  /** `scrypt$N$r$p$salt$key` */
  hash: string
  /** wrong ones since the last right one */
  failures: number
  /** until when no further one is taken */
  wait_until: string | null
  set_at: string
  set_by: string
}

export interface StatusLabelRow extends Managed {
  name: string
  name_key: string
  type: StatusType
}

export interface CategoryRow extends Managed {
  name: string
  name_key: string
}

export interface ModelRow extends Managed {
  name: string
  manufacturer: string | null
  model_number: string | null
  identity_key: string
  expected_life_months: number | null
  end_of_life_date: string | null
  picture_name: string | null
  picture_sha256: string | null
  picture_thumbnail_sha256: string | null
}

export interface AssetTableRow extends Synced {
  /** number of the row in this data folder; never leaves it */
  n: number
  asset_tag: string
  tag_key: string
  serial_number: string | null
  serial_key: string | null
  name: string | null
  model_id: string | null
  category_id: string | null
  location_id: string | null
  status_id: string
  checked_out_kind: 'person' | 'location' | 'asset' | null
  checked_out_id: string | null
  purchase_date: string | null
  /** plain decimal text, in the asset's currency */
  purchase_cost: string | null
  notes: string | null
  created_at: string
  updated_at: string
  company: string | null
  department: string | null
  supplier: string | null
  order_number: string | null
  /** its number in the books */
  fixed_asset_number: string | null
  ownership: Ownership | null
  owner_id: string | null
  /** ISO 4217; null: whatever the organisation keeps its books in */
  currency: string | null
  in_service_date: string | null
  warranty_months: number | null
  end_of_life_date: string | null
  /** as a list said; what audits found since is in their scans */
  last_audit_date: string | null
  next_audit_date: string | null
  /** the asset that it is a part of */
  parent_id: string | null
}

export interface IdentifierRow {
  asset_id: string
  kind: IdentifierKind
  code: string
  code_key: string
}

export interface CustomFieldRow extends Managed {
  name: string
  name_key: string
  type: CustomFieldType
  unit: string | null
  required: 0 | 1
  /** a regular expression that the whole of a text has to match */
  pattern: string | null
  /** JSON list of texts */
  choices: string | null
  /** of a number or a date, both counted */
  minimum: string | null
  maximum: string | null
  /** the only category whose assets have it; null: all */
  category_id: string | null
}

export interface CustomValueRow {
  asset_id: string
  field_id: string
  /** in the form that `customValueOf` gives it */
  text: string
  /** of a number */
  number: number | null
}

export interface AttachmentRow extends Synced {
  asset_id: string
  kind: AttachmentKind
  file_name: string
  media_type: string
  /** bytes of the content */
  size: number
  /** names the content in the folder `files` */
  sha256: string
  thumbnail_sha256: string | null
  added_at: string
  /** id of a person */
  added_by: string
  /** when it was removed; its content goes once nothing refers to it */
  removed_at: string | null
}

export interface SharedViewRow extends Synced {
  name: string
  name_key: string
  /** search, filter and order, as the window's address says them */
  address: string
  /** JSON list of columns */
  columns: string
  removed_at: string | null
}

/** A stock, a template or a printer of one's own; `value` is its JSON. */
export interface LabelDesignRow extends Synced {
  kind: DesignKind
  name: string
  name_key: string
  value: string
  archived_at: string | null
}

/** What all labels have in common; `value` is JSON. */
export interface LabelSettingRow {
  only_one: 1
  value: string
  logo_name: string | null
  logo_sha256: string | null
  revision: number
}

export interface ChangeRow {
  n: number
  change_set: string
  site_id: string
  entity: string
  entity_id: string
  /** canonical JSON of {field: {from, to}} */
  fields: string
  revision: number
  actor_id: string
  at: string
  previous_hash: string
  hash: string
}

export interface JobRow {
  id: string
  kind: JobKind
  state: 'running' | 'done' | 'failed' | 'cancelled'
  input: string
  done: number
  total: number | null
  result: string | null
  error: string | null
  actor_id: string
  started_at: string
  ended_at: string | null
}

export interface Schema
  extends AuditSchema,
    DisposalSchema,
    DisposalVendorSchema,
    DisposalProgrammeSchema,
    LabelSchema,
    SyncSchema {
  organisation: { only: 1; name: string; replica_id: string; created_at: string }
  location: LocationRow
  person: PersonRow
  person_pin: PersonPinRow
  status_label: StatusLabelRow
  category: CategoryRow
  model: ModelRow
  asset: AssetTableRow
  identifier: IdentifierRow
  custom_field: CustomFieldRow
  custom_value: CustomValueRow
  attachment: AttachmentRow
  shared_view: SharedViewRow
  import_mapping: { header_key: string; mapping: string; at: string }
  /** `codes`: its asset tag, serial number and identifiers, line by line */
  asset_search_source: { n: number; text: string; codes: string }
  asset_search_dirty: { n: number }
  /** the register of a new laptop as long as it comes; full text of its assets up to a number is built beside the database */
  arriving_register: { only_one: 1; up_to: number; is_filling: 0 | 1 }
  /** indexes that are made again once it is here */
  arriving_index: { name: string; sql: string }
  /** things that got another name at once; assets up to `after_n` are noted as changed for it */
  renaming: { n: number; after_n: number }
  renamed: { renaming_n: number; entity_id: string }
  label_design: LabelDesignRow
  label_setting: LabelSettingRow
  change: ChangeRow
  job: JobRow
  command: { id: string; call: string; answer: string; at: string }
}
