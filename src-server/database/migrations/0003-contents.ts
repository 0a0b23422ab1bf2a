import type { ServerMigration } from './server-migration.ts'

const digest = "'^[0-9a-f]{64}$'"
/** The fields that name content, as `contentNamesIn` has them. */
const field = "'(^|_)sha256$|Sha256$|^picture(Thumbnail)?$'"

/** Which rows and facts name which content, and the uploads that are not whole yet. The contents themselves are files. */
export const contents: ServerMigration = {
  number: 3,
  up: async (session) => {
    await session.rows(`CREATE TABLE content_name (
      sha256 text NOT NULL, kind text NOT NULL, id text NOT NULL, PRIMARY KEY (sha256, kind, id)
    )`)
    await session.rows(`CREATE TABLE upload (
      sha256 text NOT NULL, device_id text NOT NULL REFERENCES device (id), id text NOT NULL UNIQUE,
      length bigint NOT NULL, begun_at text NOT NULL, PRIMARY KEY (sha256, device_id)
    )`)
    await session.rows('CREATE INDEX upload_begun ON upload (begun_at)')
    await session.rows(`INSERT INTO content_name (sha256, kind, id)
      SELECT DISTINCT value, kind, id FROM record, jsonb_each_text(fields) AS said (name, value)
      WHERE name ~ ${field} AND value ~ ${digest}`)
  },
}
