import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { root } from '../../build/tools/root.ts'
import { outgoingFile } from '../../src-main/engine/files.ts'
import { hostWithoutAbilities } from '../../src-main/engine/host.ts'
import { messagePortTransport } from '../../src-main/engine/message-port-transport.ts'
import type { FileResult } from '../../src-shared/features/jobs/jobs-contract.ts'
import { clientOver } from '../tools/client.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { ended, imported, sampleList } from '../tools/lists.ts'
import { FakePort } from './fake/fake-port.ts'
import { FakeUtilityProcess } from './fake/utility-process.ts'

/** The built program elsewhere, with the one package that it needs: nothing of the sources is within its reach. */
function installedProgram(): string {
  const program = folderOfTest()
  for (const part of ['main', 'fonts'])
    cpSync(join(root, 'out', part), join(program, 'out', part), { recursive: true })
  writeFileSync(join(program, 'package.json'), '{"type":"module"}')
  mkdirSync(join(program, 'node_modules'))
  symlinkSync(
    join(root, 'node_modules/better-sqlite3'),
    join(program, 'node_modules/better-sqlite3'),
    'junction',
  )
  return program
}

function startBuilt(dataFolder: string): FakeUtilityProcess {
  const started = new FakeUtilityProcess(join(installedProgram(), 'out/main/engine-process.js'))
  onTestFinished(() => void started.kill())
  const { facts } = hostWithoutAbilities('desktop')
  started.postMessage({ type: 'start', dataFolder, version: '1.2.3', facts })
  return started
}

test('the built engine imports a list, audits it and draws the report, without the sources', async () => {
  const folder = folderOfTest()
  const built = startBuilt(folder)
  expect(await once(built, 'message')).toEqual([{ type: 'ready' }])

  const connection = clientOver(async () => {
    const [here, there] = FakePort.pair()
    built.postMessage({ type: 'connect' }, [there])
    return messagePortTransport(here)
  })
  const { client } = connection
  const me = await client.session.join({ name: 'Łukasz 株式会社' })
  connection.setActor(me.id)
  expect((await client.session.welcome()).version).toBe('1.2.3')

  const list = sampleList(60, 7)
  expect(await imported({ client, folder }, list)).toMatchObject({ rows: 60, created: 60, rejected: 0 })

  const location = list.find((row) => row.Location)?.Location?.split(' / ')[0] ?? ''
  const { auditId } = await client.audits.start({ location })
  const code = list.find((row) => row.Location?.startsWith(location))?.['Asset Tag'] ?? ''
  const { scan } = await client.audits.scan({ auditId, code, method: 'scanner' })
  expect(scan.assetTag).toBe(code)

  const { jobId } = await client.audits.report({ auditId, format: 'pdf' })
  const job = await ended(client, jobId)
  expect(job).toMatchObject({ state: 'done', error: null })
  const pdf = readFileSync(outgoingFile(folder, (job.result as FileResult).outgoingId), 'latin1')
  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(pdf).toMatch(/\+NotoSans-Regular/)
  expect(pdf).toMatch(/\+NotoSansJP/)

  connection.close()
  built.postMessage({ type: 'close' })
  expect(await once(built, 'exit')).toEqual([0])
  expect(existsSync(join(folder, 'engine.sock'))).toBe(false)
})

test('a built engine that cannot have its data folder says why, with the code', async () => {
  const folder = folderOfTest()
  const first = startBuilt(folder)
  await once(first, 'message')
  const second = startBuilt(folder)
  const [message] = await once(second, 'message')
  expect(message).toMatchObject({ type: 'failed', code: 'DATA_FOLDER_IN_USE' })
  second.postMessage({ type: 'close' })
  expect(await once(second, 'exit')).toEqual([0])
})
