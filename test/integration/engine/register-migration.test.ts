import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrate, migrations, newestVersion, versionOf } from '../../../src-main/engine/database/migrate.ts'
import { openWriter } from '../../../src-main/engine/database/open.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { engineOfTest } from '../../tools/test-engine.ts'

const moment = '2026-11-01T08:00:00.000Z'

/** A data folder as the first version wrote it, with a lost asset, one with notes, and an audit that saw one of them. */
function folderOfFirstVersion() {
  const folder = folderOfTest()
  const database = openWriter(folder)
  migrate(database, join(folder, 'backups'), { newId, now: () => moment }, migrations.slice(0, 1))
  const [person, place, audit, model] = [newId(), newId(), newId(), newId()]
  const label = (name: string) => `(SELECT id FROM status_label WHERE name = '${name}')`
  const asset = (tag: string, status: string, notes: string | null) => {
    const id = newId()
    database
      .prepare(
        `INSERT INTO asset (id, site_id, asset_tag, tag_key, serial_number, serial_key, model_id, location_id, status_id,
          checked_out_kind, checked_out_id, purchase_cost, notes, revision, created_at, updated_at)
        VALUES (?, ?, ?, ?, 'SN9', 'SN9', ?, ?, ${label(status)}, 'person', ?, '12.50', ?, 1, ?, ?)`,
      )
      .run(id, place, tag, tag, model, place, person, notes, moment, moment)
    return id
  }
  database.exec(`
    INSERT INTO person VALUES ('${person}', 'org', 'Mei Tan', 'mei tan', NULL, NULL, NULL, 'technician', 1);
    INSERT INTO location VALUES ('${place}', '${place}', NULL, 'HQ', 'HQ', 'hq', 1);
    INSERT INTO model VALUES ('${model}', 'org', 'T14', 'Lenovo', '21ML', 'key', 1);
    INSERT INTO status_label VALUES ('${newId()}', 'org', 'Vermisst', 'vermisst', 'undeployable', 1);
    INSERT INTO audit VALUES ('${audit}', '${place}', 'HQ', '${place}', 'scope', '${moment}', '${person}')`)
  const lost = asset('OLD-1', 'Lost/Stolen', null)
  asset('OLD-2', 'Ready to Deploy', 'behind the shelf')
  database.exec(`
    INSERT INTO scan VALUES (1, '${newId()}', '${place}', '${audit}', 'OLD-1', 'OLD-1', NULL, '${lost}', NULL,
      'expected', 'unplaced', 'found', 'typed', '${person}', '${moment}', '', '');
    DELETE FROM asset_search_dirty`)
  database.close()
  return folder
}

describe('a data folder of the first version', () => {
  it('keeps everything, and gets the new fields', async () => {
    const { client } = await engineOfTest(folderOfFirstVersion())
    const lost = await client.assets.show({ asset: 'OLD-1' })
    expect(lost).toMatchObject({
      status: 'Lost/Stolen',
      statusType: 'lost',
      model: 'T14',
      location: 'HQ',
      checkedOutTo: { kind: 'person', name: 'Mei Tan' },
      purchaseCost: '12.50',
      lastAuditDate: '2026-11-01',
      company: null,
      warrantyMonths: null,
      mac: null,
      custom: [],
    })
    const { statuses } = await client.assets.choices()
    expect(statuses).toContainEqual({ name: 'Vermisst', type: 'undeployable' })
    expect(statuses.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['archived', 'pending', 'deployable']),
    )
  })

  it('is searched by its notes too, which full text left out', async () => {
    const { client } = await engineOfTest(folderOfFirstVersion())
    const { rows } = await client.assets.list({ search: 'shelf' })
    expect(rows.map(({ assetTag }) => assetTag)).toEqual(['OLD-2'])
  })

  it('is whole afterwards, with every rule in force', async () => {
    const folder = folderOfFirstVersion()
    await (await engineOfTest(folder)).close()
    const database = openWriter(folder)
    expect(versionOf(database)).toBe(newestVersion)
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.pragma('foreign_key_check')).toEqual([])
    expect(() => database.exec("UPDATE status_label SET type = 'gone'")).toThrow('CHECK')
    expect(() => database.exec('DELETE FROM status_label')).toThrow('FOREIGN KEY')
    expect(() => database.exec("UPDATE asset SET ownership = 'stolen'")).toThrow('CHECK')
    database.close()
  })
})
