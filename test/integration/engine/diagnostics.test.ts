import { writeFileSync } from 'node:fs'
import { homedir, hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { databaseFile, openReader } from '../../../src-main/engine/database/open.ts'
import { collectDiagnostics } from '../../../src-main/engine/diagnostics-of-folder.ts'
import {
  checksSection,
  databaseSection,
} from '../../../src-main/engine/features/diagnostics/diagnostics-database.ts'
import { hostWithoutAbilities } from '../../../src-main/engine/host.ts'
import { diagnosticsFile } from '../../../src-shared/features/diagnostics/diagnostics-file.ts'
import { diagnosticsText } from '../../../src-shared/features/diagnostics/diagnostics-text.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { importJob, sampleList } from '../../tools/lists.ts'
import { engineOfTest, startTestEngine } from '../../tools/test-engine.ts'

const { facts } = hostWithoutAbilities('commandLine')
const subject = (dataFolder: string) => ({
  dataFolder,
  version: 'test',
  facts,
  now: new Date().toISOString(),
})

/** A folder with some assets and scans, without an engine. */
async function workedIn(): Promise<string> {
  const folder = folderOfTest()
  const engine = await startTestEngine(folder)
  const list = sampleList(60, 4)
  await importJob(engine, list)
  const [location = ''] = (list[0]?.Location ?? '').split(' / ')
  const { auditId } = await engine.client.audits.start({ location })
  for (const { 'Asset Tag': code = '' } of list.slice(0, 5))
    await engine.client.audits.scan({ auditId, code, method: 'typed' })
  await engine.close()
  return folder
}

/** Writes to a database behind the back of the engine. */
function tamper(folder: string, sql: string): void {
  const database = new BetterSqlite3(databaseFile(folder))
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
  for (const trigger of triggers) database.exec(`DROP TRIGGER ${trigger}`)
  database.pragma('foreign_keys = OFF')
  database.exec(sql)
  database.close()
}

async function checksOf(folder: string): Promise<string> {
  const { sections } = await collectDiagnostics(subject(folder))
  return sections.find(({ title }) => title === diagnosticsText.checks)?.text ?? ''
}

describe('the diagnostics', () => {
  it('tell of program, folder, database, checks and logs, and are answered before it is known who works', async () => {
    const { connection, client, folder } = await engineOfTest(await workedIn())
    connection.setActor(null)
    const { fileName, sections } = await client.diagnostics.collect()
    expect(fileName).toMatch(/^assetwalk-diagnostics-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.txt$/)
    const { program, data, database, checks, log } = diagnosticsText
    expect(sections.map(({ title }) => title)).toEqual([program, data, database, checks, log('engine.log')])
    const text = diagnosticsFile(sections)
    expect(text).toMatch(/Node +24\./)
    expect(text).toMatch(/assetwalk\.db-wal +[\d,]+ bytes/)
    expect(text).toMatch(/Journal mode +wal/)
    expect(text).toMatch(/Rows of asset +60/)
    expect(text).toMatch(/quick_check\) +in order/)
    expect(text).toMatch(/foreign_key_check\) +in order/)
    expect(text).toMatch(/Chain of the scans +in order, 5 links/)
    expect(text).toMatch(/Chain of the record of change +in order, \d+ links/)
    expect(text).toContain('"event":"engine started"')
    expect(folder).not.toContain(homedir())
    expect(text).toMatch(/Place +outside of the home folder/)
  })

  it('name nobody, nothing and no place: neither people nor assets, neither computer nor user', async () => {
    const folder = await workedIn()
    const { sections } = await collectDiagnostics(subject(folder))
    const text = diagnosticsFile(sections).toLowerCase()
    const columns = ['Asset Tag', 'Serial', 'Asset Name', 'Location', 'Checked Out To: Full Name']
    const words = sampleList(60, 4).flatMap((row) => columns.map((column) => row[column]))
    const personal = [...words, hostname(), folder, join(homedir(), 'x'), 'Ada Tester']
    expect(personal.filter((word) => word && text.includes(word.toLowerCase()))).toEqual([])
    const { username } = userInfo()
    expect(text.match(/\b[\w-]+\b/g)).not.toContain(username)
  })

  it('say of a file what it is called only if Assetwalk called it so', async () => {
    const folder = await workedIn()
    writeFileSync(join(folder, 'List of Grace Hopper.csv'), 'x'.repeat(1234))
    const text = diagnosticsFile((await collectDiagnostics(subject(folder))).sections)
    expect(text).toMatch(/Other files +1 files, 1,234 bytes/)
    expect(text).not.toContain('Grace')
  })

  it('hold up no engine that is to end', async () => {
    const engine = await startTestEngine(await workedIn())
    const collecting = engine.client.diagnostics.collect().catch(() => 'gone')
    await engine.client.session.welcome()
    await engine.close()
    expect(await collecting).toBeDefined()
  })

  it('find where a chain was broken', async () => {
    const folder = await workedIn()
    tamper(folder, "UPDATE change SET at = '2000-01-01T00:00:00.000Z' WHERE n = 7")
    tamper(folder, "UPDATE scan SET code = 'other' WHERE n = 3")
    expect(await checksOf(folder)).toMatch(
      /scans +NOT in order: broken at link 3\n.*change +NOT in order: broken at link 7/,
    )
  })

  it('count rows that refer to nothing', async () => {
    const folder = await workedIn()
    tamper(folder, 'DELETE FROM status_label')
    expect(await checksOf(folder)).toMatch(
      /NOT in order: .*60 rows of asset refer to rows of status_label that are not there/,
    )
  })

  it('say honestly what was not finished in time', async () => {
    const database = openReader(await workedIn())
    const nothing = { counts: 0, quick: 0, foreignKeys: 0, scans: 0, changes: 0 }
    const { text } = checksSection(database, nothing)
    expect(text).toMatch(/quick_check\) +not finished within 0 s; so far 0 of \d+ tables are in order/)
    expect(databaseSection(database, nothing).text).toMatch(/Rows of asset +not finished within 0 s/)
    database.close()
  })

  it('are had of a folder whose database is damaged, or that is empty', async () => {
    const folder = await workedIn()
    writeFileSync(databaseFile(folder), 'no database at all, '.repeat(500))
    expect(await checksOf(folder)).toContain('could not be done (SQLITE_NOTADB)')
    const { sections } = await collectDiagnostics(subject(join(folder, 'nothing')))
    expect(diagnosticsFile(sections)).toContain(diagnosticsText.noDatabase)
  })
})
