import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backUpDataFolder } from '../../../src-main/engine/backup-data-folder.ts'
import { databaseFile, openWriter } from '../../../src-main/engine/database/open.ts'
import { restoreDataFolder } from '../../../src-main/engine/restore-data-folder.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { dumpOf } from '../../tools/dump.ts'
import { startTestEngine } from '../../tools/test-engine.ts'

const text = fc.option(
  fc.string({ unit: 'binary', maxLength: 3000 }).map((one) => one.replaceAll('\0', '')),
  {
    nil: null,
  },
)
const rows = fc.array(
  fc.record({ name: text, notes: text, supplier: text, months: fc.option(fc.integer(), { nil: null }) }),
  { maxLength: 60 },
)

/** What a restore adds, and the name of its own that it gives: all else is to be the same. */
function withoutRestore(dump: Record<string, unknown[]>, changes: readonly unknown[]) {
  const { organisation: _, change = [], ...rest } = dump
  return { ...rest, change: change.filter((row) => changes.includes(row)) }
}

it('a backup that is restored is what was backed up, row for row, whatever is in it', {
  timeout: 120_000,
}, async () => {
  const seed = folderOfTest()
  const engine = await startTestEngine(seed)
  await engine.close()
  fc.assert(
    fc.property(rows, (assets) => {
      const folder = folderOfTest()
      copyFileSync(databaseFile(seed), databaseFile(folder))
      const database = openWriter(folder)
      const insert = database.prepare(
        `INSERT INTO asset (id, site_id, asset_tag, tag_key, name, notes, supplier, warranty_months, status_id, revision,
          created_at, updated_at)
        VALUES (?, 'org', ?, ?, ?, ?, ?, ?, (SELECT id FROM status_label LIMIT 1), 1, '', '')`,
      )
      for (const [n, { name, notes, supplier, months }] of assets.entries())
        insert.run(newId(), `T-${n}`, `T${n}`, name, notes, supplier, months)
      database.close()
      const file = join(folderOfTest(), 'kept.db')
      backUpDataFolder(folder, file)
      const before = dumpOf(databaseFile(folder))
      expect(dumpOf(file)).toEqual(before)
      const elsewhere = folderOfTest()
      restoreDataFolder({ dataFolder: elsewhere, file, name: 'Ada Tester' })
      const changes = before.change ?? []
      expect(withoutRestore(dumpOf(databaseFile(elsewhere)), changes)).toEqual(
        withoutRestore(before, changes),
      )
    }),
    { numRuns: 12 },
  )
})
