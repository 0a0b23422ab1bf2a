import type { Migration } from './migration.ts'

/** Since when a data folder does not get through to its server and why, and since when it was asked to pause. */
export const syncStanding: Migration = {
  number: 20,
  up: (database) =>
    database.exec(`
ALTER TABLE enrolment ADD COLUMN failing_since TEXT;
ALTER TABLE enrolment ADD COLUMN problem_code TEXT;
ALTER TABLE enrolment ADD COLUMN problem_message TEXT;
ALTER TABLE enrolment ADD COLUMN paused_at TEXT;`),
}
