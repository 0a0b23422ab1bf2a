import { Socket } from 'node:net'

/**
 * A connection that sends in one piece what it is corked for in one turn of the program. Statements that do not wait for each
 * other's answers are many small writes, each a call of the system that wakes PostgreSQL, which then works on one of them.
 */
export class GatheringSocket extends Socket {
  /** `pg` corks while it writes a statement that has a name; whatever is written before the turn has ended goes with it. */
  override uncork(): void {
    process.nextTick(() => super.uncork())
  }
}
