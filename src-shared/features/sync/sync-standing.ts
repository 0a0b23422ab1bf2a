/** What is known of the sync of a data folder. */
interface SyncFacts {
  syncedAt: string | null
  failingSince: string | null
  problem: { code: string } | null
  pausedAt: string | null
}

/**
 * Where a sync stands. `offline`: the server cannot be reached, which is nothing to worry about. `stopped`: it can, and
 * something keeps the two apart that a person has to look at. `never`: nothing went through yet.
 */
export type SyncStanding =
  | { kind: 'synced' | 'offline' | 'stopped' | 'paused'; since: string }
  | { kind: 'never' }

export function standingOf({ syncedAt, failingSince, problem, pausedAt }: SyncFacts): SyncStanding {
  if (failingSince !== null)
    return { kind: problem?.code === 'SERVER_UNREACHABLE' ? 'offline' : 'stopped', since: failingSince }
  if (pausedAt !== null) return { kind: 'paused', since: pausedAt }
  return syncedAt === null ? { kind: 'never' } : { kind: 'synced', since: syncedAt }
}
