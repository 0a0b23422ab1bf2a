import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assertStorageRules, openReader, openWriter } from '../../../src-main/engine/database/open.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { engineOfTest } from '../../tools/test-engine.ts'

const rules = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, mmap_size: 0, recursive_triggers: 1 }

describe('the storage rules', () => {
  it('hold on both connections after the first write', async () => {
    const { writing, reading, connection } = openEngine(folderOfTest())
    await connection.client.session.join({ name: 'Ada Tester' })
    for (const database of [writing, reading]) {
      const found = Object.keys(rules).map((name) => [name, database.pragma(name, { simple: true }) ?? 0])
      expect(Object.fromEntries(found)).toEqual(rules)
    }
  })

  it('are noticed where they are broken', () => {
    const database = openWriter(folderOfTest())
    assertStorageRules(database)
    database.pragma('synchronous = NORMAL')
    expect(() => assertStorageRules(database)).toThrow('synchronous is 1')
    database.close()
  })

  it('let the reading connection write nothing', () => {
    const folder = folderOfTest()
    openEngine(folder)
    const reading = openReader(folder)
    expect(() => reading.exec('DELETE FROM status_label')).toThrow(/readonly/)
    reading.close()
  })

  it('keep the data folder and its socket to its owner', async () => {
    const folder = join(folderOfTest(), 'data')
    await engineOfTest(folder)
    const modeOf = (file: string) => (statSync(join(folder, file)).mode & 0o777).toString(8)
    const modes = ['.', 'engine.sock', 'owner.lock', 'assetwalk.db', 'assetwalk.db-wal'].map(modeOf)
    expect(modes).toEqual(['700', '600', '600', '600', '600'])
  })
})
