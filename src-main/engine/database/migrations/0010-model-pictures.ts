import type { Migration } from './migration.ts'

/** A model has a picture, so that whoever looks for one of it knows what it looks like. Content lies beside the database. */
export const modelPictures: Migration = {
  number: 10,
  up: (database) =>
    database.exec(`
ALTER TABLE model ADD COLUMN picture_name TEXT;
ALTER TABLE model ADD COLUMN picture_sha256 TEXT;
ALTER TABLE model ADD COLUMN picture_thumbnail_sha256 TEXT;`),
}
