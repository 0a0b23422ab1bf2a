import { expect, it, onTestFinished } from 'vitest'
import { migrate, migrations } from '../../../src-main/engine/database/migrate.ts'
import { openWriter } from '../../../src-main/engine/database/open.ts'
import { keyIdOf } from '../../../src-main/engine/features/disposals/certificate-key.ts'
import { disposalFacts, disposalFactTables } from '../../../src-main/engine/features/disposals/disposals.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'

const at = '2026-11-01T08:00:00.000Z'
const tools = { newId, now: () => at }

/** A laptop of before, which was enrolled, with a certificate that was drawn. */
const before = `
INSERT INTO person (id, site_id, name, name_key, role, revision) VALUES ('p', 'org', 'Ada', 'ada', 'administrator', 1);
INSERT INTO location (id, site_id, name, path, path_key, revision) VALUES ('l', 'l', 'HQ', 'HQ', 'hq', 1);
INSERT INTO disposal_case (id, site_id, reason, disposition, actor_id, at) VALUES ('c', 'l', 'Old', 'resale', 'p', '${at}');
INSERT INTO certificate_key (key_id, public_key, issued_at) VALUES ('k', 'aa', '${at}');
INSERT INTO certificate (id, site_id, number, device, year, sequence, scope, case_id, basis, content, digest, key_id,
  signature, actor_id, at)
  VALUES ('z', 'l', 'A-1', 'A', 2026, 1, 'case', 'c', 'b', '{}', 'd', 'k', 's', 'p', '${at}');
INSERT INTO certificate_end (id, site_id, number, reason, person_id, actor_id, at)
  VALUES ('e', 'l', 'A-1', 'Wrong', 'p', 'p', '${at}');
INSERT INTO certificate_document (number, sha256, size, file_name, at) VALUES ('A-1', 'f', 9, 'A-1.pdf', '${at}');
INSERT INTO enrolment (only_one, url, device_id, role, epoch, replica_id, acknowledged, pulling, enrolled_at)
  VALUES (1, 'http://server', 'v', 'technician', 'h', 'r', 0, 0, '${at}');`

it('a folder that takes part in a sync has what it recorded of disposals sent once it is updated', () => {
  const database = openWriter(folderOfTest())
  onTestFinished(() => void database.close())
  migrate(database, null, tools, migrations.slice(0, 23))
  database.exec(before)
  migrate(database, null, tools)
  expect(database.prepare('SELECT kind, fact_id FROM outbox ORDER BY n').raw().all()).toEqual([
    ['disposalCase', 'c'],
    ['certificate', 'z'],
    ['certificateEnd', 'e'],
    ['certificateDocument', expect.stringMatching(/-/)],
  ])
  expect(database.prepare('SELECT number, actor_id FROM certificate_document').raw().all()).toEqual([
    ['A-1', 'p'],
  ])
  expect(database.pragma('foreign_key_check')).toEqual([])
  const again =
    database.prepare(`INSERT INTO certificate_end (id, site_id, number, reason, person_id, actor_id, at)
    VALUES ('e2', 'l', 'A-1', 'Wrong', 'p', 'p', '${at}')`)
  expect(() => again.run()).toThrow('has this already')
  database.exec('UPDATE enrolment SET pulling = 1')
  expect(again.run().changes).toBe(1)
})

it('a fact waits for every row that it refers to', () => {
  const database = openWriter(folderOfTest())
  onTestFinished(() => void database.close())
  migrate(database, null, tools)
  for (const { kind, table } of disposalFactTables) {
    const columns = database
      .prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`)
      .pluck()
      .all()
    const referring = database
      .prepare<[], string>(`SELECT "from" FROM pragma_foreign_key_list('${table}')`)
      .pluck()
      .all()
    const publicKey = '00'.repeat(32)
    const key = { key_id: keyIdOf(publicKey), public_key: publicKey, issued_at: at }
    const isSigned = columns.includes('key_id')
    const said = columns
      .filter((column) => !['n', 'origin_n'].includes(column))
      .map((column) => [column, column])
    const fact = { ...Object.fromEntries(said), ...(isSigned && { key, key_id: key.key_id }) }
    const needed = disposalFacts[kind].needs(fact, database)
    // the key comes with what it signed
    const awaited = referring.filter((column) => column !== 'key_id')
    expect(needed, kind).toEqual(expect.arrayContaining(awaited))
    expect(disposalFacts[kind].needs({ ...fact, of_a_newer_program: 1 }, database), kind).toBe(null)
  }
})
