import type { Session } from '../server-database.ts'

export interface ServerMigration {
  /** place in the order; the version of the database once it has run */
  number: number
  up: (session: Session, tools: { newId: () => string; now: () => string }) => Promise<void>
}
