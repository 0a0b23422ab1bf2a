import type { CheckCharacter } from '../../../src-shared/features/labels/check-character.ts'
import type { ReprintReason, RunState, WantedReason } from '../../../src-shared/features/labels/label-run.ts'
import type { Resolution } from '../../../src-shared/features/labels/printer-dots.ts'

export interface TagSchemeRow {
  id: string
  site_id: string
  name: string
  name_key: string
  prefix: string
  /** digits of the number */
  width: number
  check_character: CheckCharacter
  category_id: string | null
  location_id: string | null
  /** the last number that somebody said was used; 0: nobody did */
  stated_last: number
  /** the replica for which it is certain which numbers were handed out */
  numbered_by: string
  archived_at: string | null
  /** the scheme of the same name and tags that another laptop made first */
  merged_into: string | null
  revision: number
}

export interface TagBlockRow {
  n: number
  id: string
  site_id: string
  scheme_id: string
  count: number
  first_tag: string
  last_tag: string
  note: string | null
  /** JSON of pairs of number and tag */
  tags: string
  /** that handed it out */
  replica_id: string
  actor_id: string
  at: string
}

/** Numbers that the server leased to a replica; both ends are null until it has answered. */
export interface TagLeaseRow {
  id: string
  /** what the tags begin with, as `identifierKey` folds it */
  prefix_key: string
  width: number
  check_character: CheckCharacter
  /** how many were asked for */
  count: number
  first: number | null
  last: number | null
  replica_id: string
  at: string
}

export interface BlockTagRow {
  tag_key: string
  asset_tag: string
  block_id: string
  number: number
  /** the asset that has it or had it first, as its tag or beside it */
  claimed_by: string | null
}

export interface QueuedLabelRow {
  n: number
  asset_id: string | null
  /** of a blank */
  tag_key: string | null
  reason: WantedReason
  actor_id: string
  at: string
  /** of the step by which it waits */
  rank: string
}

/** What was put into the queue of labels at once, or taken out of it. */
export interface LabelQueueStepRow {
  n: number
  id: string
  site_id: string
  kind: 'wanted' | 'removed'
  /** null: it was removed */
  reason: WantedReason | null
  actor_id: string
  at: string
  /** tells which of several about one label counts (decision 55) */
  rank: string
}

/** An asset or a blank that a step of the queue is about. */
export interface LabelQueueItemRow {
  n: number
  step_id: string
  asset_id: string | null
  tag_key: string | null
}

/** How far a run was when it came to rest. */
export interface LabelRunStepRow {
  n: number
  id: string
  site_id: string
  run_id: string
  state: Exclude<RunState, 'sending'>
  printed: number
  uncertain: number
  actor_id: string
  at: string
  /** as of the steps of the queue: what came out leaves it */
  rank: string
}

export interface LabelRunRow {
  n: number
  id: string
  site_id: string
  state: RunState
  /** the job that makes or sends it */
  job_id: string
  stock: string
  template: string
  dpi: Resolution
  /** JSON of what else was asked for, to go on with it */
  options: string
  /** printer; null: a file */
  destination: string | null
  total: number
  /** so many came out, counted from the first */
  printed: number
  /** so many after those may have come out */
  uncertain: number
  reprint: ReprintReason | null
  actor_id: string
  at: string
  ended_at: string | null
}

export interface RunLabelRow {
  run_id: string
  /** from 1 */
  position: number
  /** null: a blank */
  asset_id: string | null
  asset_tag: string
  tag_key: string
  /** whether it had a label before */
  is_reprint: 0 | 1
}

export interface LabelVerificationRow {
  n: number
  id: string
  run_id: string
  matched: number
  missing: number
  foreign_codes: number
  actor_id: string
  at: string
}

export interface LabelSchema {
  tag_scheme: TagSchemeRow
  tag_block: TagBlockRow
  block_tag: BlockTagRow
  tag_lease: TagLeaseRow
  queued_label: QueuedLabelRow
  label_queue_step: LabelQueueStepRow
  label_queue_item: LabelQueueItemRow
  label_run_step: LabelRunStepRow
  label_run: LabelRunRow
  run_label: RunLabelRow
  label_verification: LabelVerificationRow
}
