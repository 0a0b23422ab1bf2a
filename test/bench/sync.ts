import type { Result } from './result.ts'
import { measureSyncLaptop } from './sync-laptop.ts'
import { measureSyncLoad } from './sync-load.ts'
import { measureSyncSnapshot } from './sync-snapshot.ts'
import { measureSyncStored } from './sync-stored.ts'

/**
 * The sync and its server on a real PostgreSQL: many laptops at once, one that was long away, a new one, and much that is
 * stored.
 */
export const syncParts: Record<string, () => Promise<Result[]>> = {
  'sync: load': measureSyncLoad,
  'sync: laptop': measureSyncLaptop,
  'sync: snapshot': measureSyncSnapshot,
  'sync: stored': measureSyncStored,
}
