import type { Migration } from './migration.ts'

/** Which sites a laptop has, and the rows that stand for what is at others. */
export const sitesOfLaptop: Migration = {
  number: 34,
  up: (database) =>
    database.exec(`
-- top-level locations by which it goes, as JSON; NULL: all
ALTER TABLE enrolment ADD COLUMN sites TEXT;
-- rows that it has let go of or got again, ever: whoever keeps rows in memory reads them anew
ALTER TABLE enrolment ADD COLUMN let_go INTEGER NOT NULL DEFAULT 0;
-- assets that a pull has let go of that is not through
ALTER TABLE enrolment ADD COLUMN leaving INTEGER NOT NULL DEFAULT 0;
-- 1: somebody has said that many may leave
ALTER TABLE enrolment ADD COLUMN may_leave INTEGER NOT NULL DEFAULT 0;
CREATE INDEX quarantined_row ON quarantined_change (row_id) WHERE settled IS NULL;
CREATE INDEX sync_conflict_row ON sync_conflict (entity_id);
CREATE INDEX asset_out_to_asset ON asset (checked_out_id) WHERE checked_out_kind = 'asset';
CREATE INDEX asset_elsewhere ON asset (id) WHERE site_id = 'elsewhere';`),
}
