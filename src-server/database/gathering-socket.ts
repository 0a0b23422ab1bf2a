import { Socket } from 'node:net'

/**
 * A connection that sends what is written in one turn of the program as one piece. Statements that do not wait for each
 * other's answers are many small writes, each a call of the system that wakes PostgreSQL, which then works on one of them.
 */
export class GatheringSocket extends Socket {
  /** `pg` corks while it writes a statement. */
  override uncork(): void {
    process.nextTick(() => super.uncork())
  }
}
