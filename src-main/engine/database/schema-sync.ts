import type { Role } from '../../../src-shared/contract/rights.ts'
import type { FactKind, SnapshotKind } from '../../../src-shared/sync/kinds.ts'
import type { Spared } from '../../../src-shared/sync/sync-pace.ts'

/** That this data folder takes part in a sync; there is no row where it does not. */
export interface EnrolmentRow {
  only_one: 1
  url: string
  device_id: string
  role: Role
  /** the history of the server that is known here */
  epoch: string
  /** under which the outbox is numbered */
  replica_id: string
  /** the replica that the data folder was when the outbox was numbered */
  folder_replica_id: string
  /** up to this number the server has answered */
  acknowledged: number
  /** 1 within the transactions that write what was pulled, and never outside of them */
  pulling: 0 | 1
  enrolled_at: string
  /** when the last sync ended well */
  synced_at: string | null
  /** when the first of the syncs failed that failed one after the other up to now */
  failing_since: string | null
  /** why the last one failed */
  problem_code: string | null
  problem_message: string | null
  /** since when it does not sync by itself, because somebody wants it so */
  paused_at: string | null
  /** 1: it does not sync by itself while the computer runs on battery */
  spares_battery: 0 | 1
  /** 1: nor over a metered line */
  spares_metered: 0 | 1
  /** for which of the two it waits */
  held_by: Spared | null
  /** top-level locations by which it goes, as JSON; null: all */
  sites: string | null
  /** rows that it has let go of or got again, ever */
  let_go: number
  /** assets that a pull has let go of that is not through */
  leaving: number
  /** 1: somebody has said that many may leave */
  may_leave: 0 | 1
}

export type OutboxKind = 'change' | FactKind

/** What was recorded here, in the order in which the server gets it. */
export interface OutboxRow {
  n: number
  kind: OutboxKind
  /** of a change */
  change_n: number | null
  /** of a fact */
  fact_id: string | null
}

export interface PullCursorRow {
  site_id: string
  seq: number
  /** which entry of the server stands there; null where it was not told */
  mark: string | null
  /** up to here the rows of the register are known from a snapshot; null where none was taken */
  snapshot_seq: number | null
  snapshot_mark: string | null
}

export interface WaitingEntryRow {
  n: number
  kind: string
  id: string
  /** on the server, in whose order the entries of a row are written; 0 for a fact */
  row_revision: number
  replica_id: string
  origin_n: number
  /** JSON */
  entry: string
}

/** `base`, `kept` and `offered` are JSON. */
export interface SyncConflictRow {
  id: string
  site_id: string
  entity: string
  entity_id: string
  field: string
  base: string
  kept: string
  offered: string
  kept_by: string | null
  kept_at: string | null
  offered_by: string
  offered_at: string
  resolution: string | null
  resolved_by: string | null
  resolved_at: string | null
}

export interface QuarantinedChangeRow {
  replica_id: string
  n: number
  /** null: it is a fact */
  change_n: number | null
  kind: string
  row_id: string
  /** of a fact */
  fact_kind: Exclude<OutboxKind, 'change'> | null
  reason: string
  /** JSON; null where the server does not know the row */
  server_values: string | null
  at: string
  settled: 'resent' | 'discarded' | null
  settled_by: string | null
  settled_at: string | null
  settled_reason: string | null
}

/** Content that a sync has to carry, to the server or from it. */
export interface WaitingContentRow {
  sha256: string
  direction: 'send' | 'fetch'
  /** bytes; null: the server has not got it yet */
  size: number | null
  /** when somebody asked for it, who goes first */
  asked_at: string | null
  /** why it was not carried when it was tried last */
  problem: string | null
}

/** The register as it came in parts when this folder was new; there is no row where it came with the log. */
export interface SnapshotRowOfFolder {
  only_one: 1
  begun_at: string
  /** null: there is more to come */
  ended_at: string | null
  /** of the last row that is here */
  after_kind: SnapshotKind | null
  after_id: string | null
  rows: number
  /** as many as there were when it began */
  total: number
}

export interface SyncSchema {
  enrolment: EnrolmentRow
  outbox: OutboxRow
  pull_cursor: PullCursorRow
  snapshot: SnapshotRowOfFolder
  /** rows of a snapshot that refer to something that is not there yet; JSON */
  snapshot_late: { n: number; row: string }
  synced_row: { id: string; kind: string; revision: number }
  change_origin: { change_n: number; replica_id: string; n: number }
  waiting_entry: WaitingEntryRow
  sync_conflict: SyncConflictRow
  quarantined_change: QuarantinedChangeRow
  waiting_content: WaitingContentRow
  /** what the server has confirmed to have, in the epoch that is known here */
  sent_content: { sha256: string }
}
