import type { Result } from './result.ts'
import { measureSyncLaptop } from './sync-laptop.ts'
import { measureSyncLoad } from './sync-load.ts'
import { measureSyncSnapshot } from './sync-snapshot.ts'
import { measureSyncStored } from './sync-stored.ts'

/**
 * The sync and its server on a real PostgreSQL: many laptops at once, one that was long away, a new one, and much that is
 * stored.
 */
export async function measureSync(): Promise<Result[]> {
  return [
    ...(await measureSyncLoad()),
    ...(await measureSyncLaptop()),
    ...(await measureSyncSnapshot()),
    ...(await measureSyncStored()),
  ]
}
