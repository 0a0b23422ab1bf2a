import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { newestVersion } from '../../../src-main/engine/database/migrate.ts'
import { startEngine } from '../../../src-main/engine/engine.ts'
import type { Host } from '../../../src-main/engine/host.ts'
import { openLog } from '../../../src-main/engine/logs.ts'
import { hostAbilities } from '../../../src-shared/features/computer/computer-contract.ts'
import { failureOf } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { ended, importJob, sampleList } from '../../tools/lists.ts'
import { engineLog, type LogLine, logLines } from '../../tools/log-lines.ts'
import { startTestEngine } from '../../tools/test-engine.ts'

const person = 'Grace Hopper'
const tag = 'TAG-0815'
const serial = 'SERIAL-4711'

/** A desktop that breaks with words of people in what it says. */
const talkative: Host = {
  facts: { door: 'desktop', dataFolderOrigin: 'usual', abilities: [...hostAbilities], updateServer: null },
  ask: (_, asks) => {
    throw new RangeError(
      `${person} ${tag} ${serial} ${JSON.stringify(asks)}\n    at ${person} (file:///${tag}:1:1)`,
    )
  },
}

/** Waits until something stands in the log. */
async function logged(folder: string, isIt: (line: LogLine) => boolean): Promise<LogLine> {
  for (;;) {
    const line = logLines(folder).find(isIt)
    if (line) return line
    await pause(5)
  }
}

describe('the log of an engine', () => {
  it('tells its start with versions, its jobs with counts, and its end', async () => {
    const folder = folderOfTest()
    const engine = await startTestEngine(folder)
    await importJob(engine, sampleList(20, 1))
    await engine.close()
    const lines = logLines(folder)
    expect(lines.map(({ event }) => event)).toEqual([
      'migrated',
      'engine started',
      'job ended',
      'engine ended',
    ])
    expect(lines[0]).toMatchObject({ level: 'info', from: 0, to: newestVersion })
    expect(lines[1]).toMatchObject({
      version: 'test',
      door: 'commandLine',
      node: process.versions.node,
      platform: process.platform,
      milliseconds: expect.any(Number),
    })
    expect(lines[2]).toMatchObject({ kind: 'import', state: 'done', code: null, rows: 20, created: 20 })
    for (const { time } of lines) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it('tells that a thread ended and that both began anew', async () => {
    const folder = folderOfTest()
    const engine = await startTestEngine(folder, undefined, { hasThreads: true })
    await engine.engine.crash()
    await engine.client.session.welcome()
    await engine.close()
    const events = logLines(folder).map(({ event }) => event)
    expect(events).toContain('thread ended')
    expect(events).toContain('threads began anew')
  })

  it('says by which code an engine could not begin', async () => {
    const folder = folderOfTest()
    writeFileSync(join(folder, 'assetwalk.db'), 'no database at all, '.repeat(500))
    await failureOf(startEngine({ dataFolder: folder, version: 'test' }))
    expect(logLines(folder)).toMatchObject([{ level: 'warn', event: 'failed', code: 'DATABASE_DAMAGED' }])
  })

  it('holds a bug under the reference that its caller is told, and not a word of what people typed', async () => {
    const folder = folderOfTest()
    const engine = await startTestEngine(folder, person, { host: talkative, hasThreads: true })
    const { client } = engine
    await client.assets.create({ fields: { assetTag: tag, serialNumber: serial } })
    const { jobId } = await client.assets.export({ search: '' })
    const { outgoingId } = (await ended(client, jobId)).result as { outgoingId: string }
    const error = await failureOf(
      client.computer.print({ outgoingId, fileName: `${person}.pdf`, printer: tag }),
    )
    const { reference } = error.data as { reference: string }
    expect(reference).toMatch(/^E-[A-Z0-9]{8}$/)
    expect(error.message).toContain(reference)
    await engine.close()
    expect(logLines(folder)).toContainEqual(
      expect.objectContaining({
        event: 'bug',
        level: 'error',
        reference,
        where: 'computer.print',
        name: 'RangeError',
        stack: expect.stringMatching(/logs\.test\.ts:\d+:\d+/),
      }),
    )
    expect(engineLog(folder)).not.toMatch(new RegExp([person, tag, serial].join('|'), 'i'))
  })

  it('holds a failure of a window under its reference, its stack only as far as it is one', async () => {
    const folder = folderOfTest()
    const engine = await startTestEngine(folder)
    const frame = 'at render (app://assetwalk/assets/index-x.js:3:4)'
    await engine.client.diagnostics.report({
      reference: 'W-1X2Y3Z',
      name: 'TypeError',
      frames: `${person} has no ${tag}\n    ${frame}`,
    })
    const line = await logged(folder, ({ event }) => event === 'window failed')
    expect(line).toMatchObject({ reference: 'W-1X2Y3Z', name: 'TypeError', stack: frame })
    await engine.close()
  })
})

describe('after a whole audit', () => {
  it('no log holds a name, a tag, a serial number or a place', { timeout: 120_000 }, async () => {
    const folder = folderOfTest()
    const list = sampleList(300, 3)
    const engine = await startTestEngine(folder, person)
    const { client } = engine
    const broken = { ...list[0], 'Asset Tag': '', Serial: serial, 'Checked Out To: Full Name': person }
    await importJob(engine, [...list, broken])
    await importJob(engine, 'Nothing of ours\nat all\n')
    const [location = ''] = (list[0]?.Location ?? '').split(' / ')
    const { auditId } = await client.audits.start({ location, name: `Audit for ${person}` })
    for (const { 'Asset Tag': code = '' } of [...list.slice(0, 40), { 'Asset Tag': serial }])
      await client.audits.scan({ auditId, code, method: 'typed' })
    await failureOf(client.audits.scan({ auditId, code: ' ', method: 'typed' }))
    await failureOf(client.assets.show({ asset: serial }))
    await failureOf(client.assets.list({ search: person, limit: -1 }))
    await client.audits.markCounted({ auditId })
    for (const format of ['pdf', 'csv', 'json'] as const) {
      const { jobId } = await client.audits.report({ auditId, format })
      expect((await ended(client, jobId)).state).toBe('done')
    }
    await client.assets.export({ search: location })
    await engine.engine.crash()
    await client.session.welcome()
    await engine.close()

    expect(logLines(folder).filter(({ event }) => event === 'job ended').length).toBeGreaterThanOrEqual(5)
    const columns = ['Asset Tag', 'Serial', 'Asset Name', 'Location', 'Purchase Cost']
    const people = ['Username', 'Full Name', 'Email'].map((what) => `Checked Out To: ${what}`)
    const words = list.flatMap((row) => [...columns, ...people].map((column) => row[column]))
    const personal = new Set(
      [...words, person, serial, auditId].filter((word) => word !== undefined && word !== ''),
    )
    const log = engineLog(folder).toLowerCase()
    expect([...personal].filter((word) => log.includes(String(word).toLowerCase()))).toEqual([])
    expect(personal.size).toBeGreaterThan(900)
  })
})

describe('a log file', () => {
  const figures = { filler: 'x'.repeat(1000) }

  it('is for its user alone, and makes room for the next when it is full: five of a megabyte at most', async () => {
    const folder = folderOfTest()
    for (let round = 0; round < 8; round++) {
      const log = openLog(folder, 'desktop')
      for (let n = 0; n < 1000; n++) log.note('filled', figures)
      await log.close()
    }
    const files = readdirSync(join(folder, 'logs')).sort()
    expect(files).toEqual(['desktop.log', 'desktop.log.1', 'desktop.log.2', 'desktop.log.3', 'desktop.log.4'])
    for (const file of files) {
      const { mode, size } = statSync(join(folder, 'logs', file))
      if (process.platform !== 'win32') expect((mode & 0o777).toString(8)).toBe('600')
      expect(size).toBeLessThan(1.1 * 1024 * 1024)
    }
  })

  it('that cannot be written ends no engine', async () => {
    const folder = folderOfTest()
    writeFileSync(join(folder, 'logs'), 'a file where the folder should be')
    const engine = await startTestEngine(folder)
    await engine.client.diagnostics.report({ reference: 'W-1', name: 'Error', frames: '' })
    expect(await engine.client.session.welcome()).toMatchObject({ assetCount: 0 })
    await engine.close()
  })

  it('that is a folder ends no engine', async () => {
    const folder = folderOfTest()
    mkdirSync(join(folder, 'logs', 'engine.log'), { recursive: true })
    const engine = await startTestEngine(folder)
    await engine.client.diagnostics.report({ reference: 'W-1', name: 'Error', frames: '' })
    expect(await engine.client.session.welcome()).toMatchObject({ assetCount: 0 })
    await engine.close()
  })
})
