import { once } from 'node:events'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { checkPackage } from '../../build/package/check-package.ts'
import type { PackageParts } from '../../build/package/parts.ts'
import { outgoingFile } from '../../src-main/engine/files.ts'
import { hostWithoutAbilities } from '../../src-main/engine/host.ts'
import { messagePortTransport } from '../../src-main/engine/message-port-transport.ts'
import type { FileResult } from '../../src-shared/features/jobs/jobs-contract.ts'
import { FakePort } from '../electron/fake/fake-port.ts'
import { FakeUtilityProcess } from '../electron/fake/utility-process.ts'
import { clientOver } from '../tools/client.ts'
import { folderOfTest, newFolder } from '../tools/data-folder.ts'
import { csvOf, ended, imported, sampleList } from '../tools/lists.ts'
import { ownKind, type Packaged, packaged } from './support/electron-builder.ts'
import { runCommand } from './support/run-command.ts'
import { takenApart } from './support/taken-apart.ts'

// The package for the system on which this runs: looked over, and started as far as it can be without Electron.

const folder = newFolder()
let made: Packaged
let parts: PackageParts
let program: string

beforeAll(async () => {
  made = await packaged(folder.path, ownKind())
  const [own] = made.packages
  if (!own) throw new Error(`electron-builder laid out nothing:\n${made.said}`)
  parts = own
  program = takenApart(parts, folder.path)
})
afterAll(() => folder.remove())

test('it holds nothing but the program, closed by its fuses, and is small', async () => {
  const { findings, ownSize } = await checkPackage(parts)
  expect(findings).toEqual([])
  console.log(`Unpacked, without Electron: ${(ownSize / 1e6).toFixed(1)} MB`)
  expect(ownSize).toBeLessThan(parts.platform === 'win32' ? 160e6 : 45e6)
})

test('electron-builder fetches nothing for it', () => {
  expect(readdirSync(made.home).filter((name) => name !== '.npm')).toEqual([])
  expect(made.said).not.toMatch(/download|retry|ECONNREFUSED/i)
})

test('what each thread of its engine loads at its start is little: what draws codes and documents is not in it', () => {
  const loaded = loadedWith(join(program, 'out/main'), 'engine-thread.js')
  expect(loaded.length).toBeGreaterThan(20)
  const size = loaded.reduce((sum, file) => sum + statSync(join(program, 'out/main', file)).size, 0)
  console.log(`Loaded by each thread of the engine: ${(size / 1e6).toFixed(2)} MB`)
  expect(size).toBeLessThan(2.3e6)
})

test('its engine imports, audits and draws a report, from nothing but the package', async () => {
  const dataFolder = folderOfTest()
  const engine = new FakeUtilityProcess(join(program, 'out/main/engine-process.js'))
  onTestFinished(() => void engine.kill())
  const { facts } = hostWithoutAbilities('desktop')
  engine.postMessage({ type: 'start', dataFolder, version: '1.2.3', facts })
  expect(await once(engine, 'message')).toEqual([{ type: 'ready' }])

  const connection = clientOver(async () => {
    const [here, there] = FakePort.pair()
    engine.postMessage({ type: 'connect' }, [there])
    return messagePortTransport(here)
  })
  const { client } = connection
  connection.setActor((await client.session.join({ name: 'Łukasz 株式会社' })).id)
  const list = sampleList(40, 7)
  expect(await imported({ client, folder: dataFolder }, list)).toMatchObject({ created: 40, rejected: 0 })
  const location = list[0]?.Location?.split(' / ')[0] ?? ''
  const { auditId } = await client.audits.start({ location })
  const { scan } = await client.audits.scan({
    auditId,
    code: list[0]?.['Asset Tag'] ?? '',
    method: 'scanner',
  })
  expect(scan.assetTag).toBe(list[0]?.['Asset Tag'])
  const job = await ended(client, (await client.audits.report({ auditId, format: 'pdf' })).jobId)
  expect(job).toMatchObject({ state: 'done' })
  expectFonts(outgoingFile(dataFolder, (job.result as FileResult).outgoingId))

  // a big one, as the desktop has it drawn: by a process of its own
  const drawing = new FakeUtilityProcess(join(program, 'out/main/document-process.js'))
  onTestFinished(() => void drawing.kill())
  const file = join(dataFolder, 'outgoing', 'drawn')
  const input = { auditId, format: 'pdf', drawnAt: '2026-03-14T17:20:41.000Z', drawnBy: 'Łukasz 株式会社' }
  drawing.postMessage({ dataFolder, order: { kind: 'auditReport', input }, file })
  expect(await once(drawing, 'message')).toEqual([{ failure: null }])
  expectFonts(file)

  connection.close()
  engine.postMessage({ type: 'close' })
  expect(await once(engine, 'exit')).toEqual([0])
})

test('its command does the same: arguments, standard input and exit codes go through', async () => {
  const place = folderOfTest()
  const isWindows = parts.platform === 'win32'
  const dataFolder = join(place, isWindows ? 'data of Łukasz & Søn' : 'data of "Łukasz" & Søn')
  const command = isWindows
    ? join(parts.folder, 'bin', 'assetwalk.cmd')
    : join(parts.resources, 'bin', 'assetwalk')
  const assetwalk = (args: string[], stdin?: string) =>
    runCommand(
      command,
      [...args, '--data', dataFolder, '--as', 'Łukasz 株式会社'],
      { ...process.env, ASSETWALK_STAND_IN_PROGRAM: program },
      stdin,
    )

  const list = sampleList(40, 7)
  const listFile = join(place, `list of $HOME and 'others'.csv`)
  writeFileSync(listFile, csvOf(list))
  expect(await assetwalk(['import', listFile])).toMatchObject({ code: 0, stderr: '' })

  const location = list[0]?.Location?.split(' / ')[0] ?? ''
  const started = await assetwalk(['audit', 'start', '--location', location])
  expect(started).toMatchObject({ code: 0, stderr: '' })
  const { auditId } = JSON.parse(started.stdout)
  const scanned = await assetwalk(['audit', 'scan', auditId], `${list[0]?.['Asset Tag']}\nno such "tag"\n`)
  expect(scanned.code).toBe(1)
  expect(
    scanned.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).verdict),
  ).toEqual(['found', 'unknown'])

  const report = join(place, 'report.pdf')
  expect(await assetwalk(['audit', 'report', auditId, '--pdf', report])).toMatchObject({
    code: 0,
    stderr: '',
  })
  expectFonts(report)

  expect(await assetwalk(['assets', 'show', 'no such tag'])).toMatchObject({ code: 2, stdout: '' })
})

function expectFonts(pdfFile: string): void {
  const pdf = readFileSync(pdfFile, 'latin1')
  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(pdf).toMatch(/\+NotoSans-Regular/)
  expect(pdf).toMatch(/\+NotoSansJP/)
}

/** A file of the bundle and all that it loads before it runs. */
function loadedWith(folder: string, file: string, loaded: string[] = []): string[] {
  if (loaded.includes(file)) return loaded
  loaded.push(file)
  const text = readFileSync(join(folder, file), 'utf8')
  for (const [, other = ''] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g))
    loadedWith(folder, other, loaded)
  return loaded
}
