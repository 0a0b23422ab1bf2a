import type { Spared } from '../../sync/sync-pace.ts'

/** What is known of the sync of a data folder. */
interface SyncFacts {
  syncedAt: string | null
  failingSince: string | null
  problem: { code: string } | null
  pausedAt: string | null
  heldBy: Spared | null
}

/**
 * Where a sync stands. `offline`: the server cannot be reached, which is nothing to worry about. `stopped`: it can, and
 * something keeps the two apart that a person has to look at. `held`: it spares the battery or a metered line. `never`:
 * nothing went through yet.
 */
export type SyncStanding =
  | { kind: 'synced' | 'offline' | 'stopped' | 'paused'; since: string }
  | { kind: 'held'; by: Spared }
  | { kind: 'never' }

export function standingOf({ syncedAt, failingSince, problem, pausedAt, heldBy }: SyncFacts): SyncStanding {
  if (failingSince !== null)
    return { kind: problem?.code === 'SERVER_UNREACHABLE' ? 'offline' : 'stopped', since: failingSince }
  if (pausedAt !== null) return { kind: 'paused', since: pausedAt }
  if (heldBy !== null) return { kind: 'held', by: heldBy }
  return syncedAt === null ? { kind: 'never' } : { kind: 'synced', since: syncedAt }
}
