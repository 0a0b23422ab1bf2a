import type { ServerMigration } from './server-migration.ts'

/**
 * Whether the server ever began a new epoch: from then on laptops send what it lost once more, under other numbers, and
 * several of them send the same.
 */
export const restored: ServerMigration = {
  number: 7,
  up: async (session) => {
    await session.rows('ALTER TABLE server ADD COLUMN was_restored boolean NOT NULL DEFAULT false')
  },
}
