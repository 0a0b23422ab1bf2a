import { standingOf } from '../../../src-shared/features/sync/sync-standing.ts'
import { syncWindowText } from '../../../src-shared/features/sync/sync-window-text.ts'
import { formatAgo, formatNumber, formatSince } from '../../components/format/format.ts'
import type { useSyncStatus } from './use-sync-status.ts'

const text = syncWindowText.standing

export type SyncStatus = NonNullable<ReturnType<typeof useSyncStatus>['data']>

/** How many things wait for a person. */
export const needingYou = ({ conflicts, quarantined }: SyncStatus): number => conflicts + quarantined

/** Where a sync stands, in a few words each: how it goes, what waits, what needs a person. */
export function standingWords(status: SyncStatus, now: number): string[] {
  const words = [wordOf(status, now)]
  if (status.waiting > 0) words.push(text.waiting(formatNumber(status.waiting)))
  const needs = needingYou(status)
  if (needs > 0) words.push(text.needYou(formatNumber(needs)))
  return words
}

function wordOf(status: SyncStatus, now: number): string {
  const standing = standingOf(status)
  switch (standing.kind) {
    case 'synced':
      return text.synced(formatAgo(standing.since, now))
    case 'paused':
      return text.paused
    case 'held':
      return text.held[standing.by]
    case 'never':
      return status.takingOver === null
        ? text.never
        : text.takingOver(formatNumber(status.takingOver.rows), formatNumber(status.takingOver.total))
    default:
      return text[standing.kind](formatSince(standing.since, now))
  }
}
