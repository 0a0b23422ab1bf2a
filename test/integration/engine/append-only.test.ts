import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWriter } from '../../../src-main/engine/database/open.ts'
import { newFolder } from '../../tools/data-folder.ts'
import { imported } from '../../tools/lists.ts'
import { startTestEngine } from '../../tools/test-engine.ts'

const facts = ['change', 'audit', 'audit_expected', 'audit_place', 'audit_place_mark', 'scan', 'scan_void']

describe('a table of facts', () => {
  const folder = newFolder()
  let database: Database

  beforeAll(async () => {
    const engine = await startTestEngine(folder.path)
    const { client } = engine
    await imported(engine, [{ 'Asset Tag': 'AO-1', Location: 'HQ' }])
    const { auditId } = await client.audits.start({ location: 'HQ' })
    const { scan } = await client.audits.scan({ auditId, code: 'AO-1', method: 'typed' })
    await client.audits.voidScan({ auditId, scanId: scan.scanId })
    await client.audits.markCounted({ auditId })
    await engine.close()
    database = openWriter(folder.path)
  })
  afterAll(() => {
    database.close()
    folder.remove()
  })

  const contentOf = (table: string) => database.prepare(`SELECT * FROM ${table}`).all()

  it.each(facts)('(%s) takes no change, no removal and no replacement, even by its own program', (table) => {
    const before = contentOf(table)
    expect(before.length).toBeGreaterThan(0)
    const [column] = Object.keys(before[0] as object)
    const refused = `${table} is append-only`
    expect(() => database.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow(refused)
    expect(() => database.exec(`DELETE FROM ${table}`)).toThrow(refused)
    expect(() => database.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toThrow(refused)
    expect(contentOf(table)).toEqual(before)
  })
})
