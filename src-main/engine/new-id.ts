import { randomFillSync } from 'node:crypto'
import { uuidV7 } from '../../src-shared/identity/uuid-v7.ts'

const bytesOfId = 10
const pool = Buffer.alloc(bytesOfId * 400)
let used = pool.length

/** A new UUID version 7. Random bytes are drawn for many at a time: asking for ten costs as much as for thousands. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += bytesOfId
  return uuidV7(Date.now(), pool.subarray(used - bytesOfId, used))
}
