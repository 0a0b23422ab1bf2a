import type { TestServer } from '../tools/server/test-server.ts'

const tables = [
  'server',
  'invite',
  'device',
  'replica',
  'record',
  'row_name',
  'site_counter',
  'entry',
  'fact',
  'push_result',
  'content_name',
  'tag_counter',
  'tag_lease',
]

/** What a server had, table by table. */
export type ServerBackup = Map<string, string>

export async function backUpServer(server: TestServer): Promise<ServerBackup> {
  const backup: ServerBackup = new Map()
  for (const table of tables) {
    const [all] = await server.rows<{ rows: object }>(
      `SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') AS rows FROM ${table} AS one`,
    )
    backup.set(table, JSON.stringify(all?.rows))
  }
  return backup
}

/** Has the server be what it was: whatever came since, it has never heard of. */
export async function restoreServer(server: TestServer, backup: ServerBackup): Promise<void> {
  await server.rows(`TRUNCATE ${tables.join(', ')} CASCADE`)
  for (const table of tables)
    await server.rows(
      `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::public.${table}, $1::jsonb)`,
      [backup.get(table)],
    )
}
