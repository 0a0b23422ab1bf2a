import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseFile } from '../../src-main/engine/database/open.ts'
import { checkDataFolder, repairDataFolder, salvageLines } from '../../src-main/engine/doctor-of-folder.ts'
import { childEngine } from '../tools/child-engine.ts'
import { failureOf } from '../tools/client.ts'
import { folderOfTest, newFolder } from '../tools/data-folder.ts'
import { dumpOf } from '../tools/dump.ts'
import { imported, sampleList } from '../tools/lists.ts'
import { startTestEngine } from '../tools/test-engine.ts'

const pageSize = 4096
const assets = 800
const original = newFolder()
beforeAll(async () => {
  const engine = await startTestEngine(original.path)
  await imported(engine, sampleList(assets, 11))
  // A text that goes on over several pages.
  await engine.client.assets.create({ fields: { assetTag: 'LONG-1', notes: 'Anmerkung ä '.repeat(900) } })
  await engine.close()
})
afterAll(() => original.remove())

function copyOfOriginal(): string {
  const folder = folderOfTest()
  copyFileSync(databaseFile(original.path), databaseFile(folder))
  return folder
}

/** The pages that a table or index is made of, in the order of the file. */
function pagesOf(folder: string, name: string): number[] {
  const database = new BetterSqlite3(databaseFile(folder), { readonly: true })
  const pages = database.prepare('SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno').pluck().all(name)
  database.close()
  return pages as number[]
}

function overwrite(folder: string, pages: readonly number[], byte = 0xee): void {
  const bytes = readFileSync(databaseFile(folder))
  for (const n of pages) bytes.fill(byte, (n - 1) * pageSize, n * pageSize)
  writeFileSync(databaseFile(folder), bytes)
}

/** Rows of a table as they were before the damage, and as they are after the repair. */
function compared(folder: string, table: string) {
  const before = new Set(dumpOf(databaseFile(original.path))[table])
  const after = dumpOf(databaseFile(folder))[table] ?? []
  return {
    before: before.size,
    kept: after.filter((row) => before.has(row)).length,
    others: after.filter((row) => !before.has(row)),
  }
}

async function repaired(folder: string) {
  const damaged = readFileSync(databaseFile(folder))
  const { salvaged } = await repairDataFolder(folder)
  if (!salvaged) throw new Error('the database was not found to be damaged')
  const aside = join(folder, salvaged.damagedFile)
  expect(readFileSync(aside).equals(damaged), 'the damaged file is untouched').toBe(true)
  expect(existsSync(join(folder, 'incoming'))).toBe(false)
  const findings = await checkDataFolder(folder)
  expect(findings.filter(({ state }) => state === 'damaged')).toEqual([])
  const engine = await startTestEngine(folder)
  await engine.client.assets.create({ fields: { assetTag: 'AFTER-1' } })
  await engine.close()
  return { ...salvaged, lines: salvageLines(salvaged) }
}

const savedOf = (salvaged: { tables: { table: string; rows: number }[] }, table: string) =>
  salvaged.tables.find((one) => one.table === table)?.rows

describe('a salvage', { timeout: 90_000 }, () => {
  it('of a file with overwritten indexes loses nothing', async () => {
    const folder = copyOfOriginal()
    overwrite(folder, [...pagesOf(folder, 'asset_tag'), ...pagesOf(folder, 'change_entity').slice(0, 3)])
    const salvaged = await repaired(folder)
    for (const table of ['asset', 'location', 'person', 'custom_value', 'identifier', 'model'])
      expect(compared(folder, table), table).toMatchObject({ kept: compared(folder, table).before })
    expect(salvaged).toMatchObject({
      missing: { changes: [], scans: [] },
      lost: [],
      standIns: [],
      dropped: {},
    })
    expect(salvaged.lines.at(-1)).toContain('Nothing is lost')
  })

  it('of a file with overwritten pages of assets says which are lost, by their tags', async () => {
    const folder = copyOfOriginal()
    const before = dumpOf(databaseFile(folder)).asset ?? []
    const leaves = pagesOf(folder, 'asset')
    const hit = leaves.slice(3, 6)
    overwrite(folder, hit)
    const salvaged = await repaired(folder)
    const { kept, others } = compared(folder, 'asset')
    expect(kept).toBeGreaterThan(assets / 2)
    expect(kept).toBeLessThan(assets + 1)
    const tag = (row: unknown) => String(JSON.parse(String(row)).asset_tag)
    const after = new Set((dumpOf(databaseFile(folder)).asset ?? []).map(tag))
    const gone = before.map(tag).filter((one) => !after.has(one))
    const said = [...salvaged.lost.map(({ name }) => name)]
    expect(said.sort()).toEqual(gone.filter((one) => said.includes(one)).sort())
    expect(said.length + salvaged.standIns.filter(({ table }) => table === 'asset').length).toBe(
      assets + 1 - kept,
    )
    expect(others.map(tag).filter((one) => one !== 'AFTER-1')).toEqual(
      salvaged.standIns.map(({ name }) => name),
    )
    expect(salvaged.tables.find(({ table }) => table === 'asset')?.lostPages).toBe(hit.length)
  })

  it('finds what an overwritten inner page leads to', async () => {
    const folder = copyOfOriginal()
    const database = new BetterSqlite3(databaseFile(folder), { readonly: true })
    const inner = database
      .prepare("SELECT pageno FROM dbstat WHERE name = 'asset' AND pagetype = 'internal'")
      .pluck()
      .all() as number[]
    database.close()
    expect(inner.length).toBeGreaterThan(0)
    overwrite(folder, inner, 0)
    const salvaged = await repaired(folder)
    expect(savedOf(salvaged, 'asset')).toBe(assets + 1)
    expect(salvaged.lost).toEqual([])
  })

  it('finds what it can where the first page is gone, and with it the list of tables', async () => {
    const folder = copyOfOriginal()
    overwrite(folder, [1])
    const salvaged = await repaired(folder)
    for (const table of ['asset', 'change', 'location', 'person', 'model'])
      expect(compared(folder, table), table).toMatchObject({ kept: compared(folder, table).before })
    expect(salvaged.missing.changes).toEqual([])
    expect(salvaged.isListRead).toBe(false)
    expect(salvaged.lines.join('\n')).toContain('further identifiers')
  })

  it('puts stand-ins where lost places and people are referred to', async () => {
    const folder = copyOfOriginal()
    overwrite(folder, [...pagesOf(folder, 'location'), ...pagesOf(folder, 'status_label')])
    const salvaged = await repaired(folder)
    const tables = new Set(salvaged.standIns.map(({ table }) => table))
    expect(tables).toEqual(new Set(['location', 'status_label']))
    expect(compared(folder, 'asset').kept).toBe(assets + 1)
    expect(salvaged.lines.join('\n')).toContain('Stand-ins for what is lost')
  })

  it('of a file that was cut off has what is left of it, and names the gaps in the record of change', async () => {
    const folder = copyOfOriginal()
    const { length } = readFileSync(databaseFile(folder))
    truncateSync(databaseFile(folder), Math.floor((length * 0.6) / pageSize) * pageSize + 100)
    expect(await failureOf(startTestEngine(folder))).toMatchObject({
      code: 'DATABASE_DAMAGED',
      message: expect.stringContaining('assetwalk doctor --repair'),
    })
    const salvaged = await repaired(folder)
    const changes = dumpOf(databaseFile(original.path)).change ?? []
    const missing = salvaged.missing.changes.reduce((sum, [first, last]) => sum + last - first + 1, 0)
    const saved = savedOf(salvaged, 'change') ?? 0
    expect(saved).toBeGreaterThan(0)
    expect(saved + missing).toBeLessThanOrEqual(changes.length)
    const { kept } = compared(folder, 'change')
    expect(kept).toBe(saved)
  })

  it('reads what only the write-ahead log holds; without it, what was brought home', async () => {
    for (const hasLog of [true, false]) {
      const folder = copyOfOriginal()
      const engine = await childEngine(folder)
      await engine.kill()
      const late = new BetterSqlite3(databaseFile(folder))
      late.pragma('wal_autocheckpoint = 0')
      late.prepare("UPDATE asset SET notes = 'late' WHERE asset_tag = 'LONG-1'").run()
      const aside = folderOfTest()
      for (const ending of ['', '-wal'])
        copyFileSync(databaseFile(folder) + ending, databaseFile(aside) + ending)
      late.close()
      if (!hasLog) rmSync(`${databaseFile(aside)}-wal`)
      // The damage is in the file itself, not in the log.
      overwrite(aside, pagesOf(original.path, 'asset_tag'))
      const salvaged = await repaired(aside)
      expect(salvaged.isLogRead).toBe(true)
      const database = new BetterSqlite3(databaseFile(aside), { readonly: true })
      const notes = database.prepare("SELECT notes FROM asset WHERE asset_tag = 'LONG-1'").pluck().get()
      database.close()
      expect(notes === 'late').toBe(hasLog)
    }
  })

  it('is not done to a database that is in order', async () => {
    const folder = copyOfOriginal()
    const before = dumpOf(databaseFile(folder))
    expect((await repairDataFolder(folder)).salvaged).toBeNull()
    expect(dumpOf(databaseFile(folder))).toEqual(before)
  })
})
