import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, session } from 'electron'
import { hostWithoutAbilities } from '../../../engine/host.ts'
import { serveApp } from '../app-protocol.ts'
import { clientOf } from '../engine-client.ts'
import { EngineHost } from '../engine-host.ts'
import { answerPages } from '../page-requests.ts'
import { closeNetwork } from '../security/network.ts'
import { hardenSession } from '../security/session.ts'
import { checkDrawing } from './check-drawing.ts'
import { checkEngine } from './check-engine.ts'
import { checkFiles } from './check-files.ts'
import { checkWindow } from './check-window.ts'
import { type Check, Checks } from './checks.ts'

/** A program that has not come to an end by then hangs. */
const endWithin = 120_000

/** What `--self-test` prints, as one line of JSON. */
export interface SelfTestReport {
  ok: boolean
  version: string
  versions: { electron: string; chrome: string; node: string }
  platform: string
  arch: string
  isPackaged: boolean
  checks: Check[]
}

/**
 * Tries out whether this program, as it is installed, can do its work: its parts are there, an engine imports, audits
 * and draws a report, the window loads. Leaves nothing behind. Prints what came of it; exit code 0 if all is fine, else 1.
 */
export function runSelfTest(version: string): void {
  const late = setTimeout(() => app.exit(1), endWithin)
  app.on('window-all-closed', () => undefined)
  const folder = mkdtempSync(join(tmpdir(), 'assetwalk-self-test-'))
  putProfileInto(folder)
  void selfTest(version, join(folder, 'data')).then((checks) => {
    clearTimeout(late)
    rmSync(folder, { recursive: true, force: true })
    const line = `${JSON.stringify(reportOf(version, checks))}\n`
    process.stdout.write(line, () => app.exit(checks.areFine ? 0 : 1))
  })
}

function putProfileInto(folder: string): void {
  for (const name of ['userData', 'sessionData'] as const) {
    const path = join(folder, name)
    mkdirSync(path)
    app.setPath(name, path)
  }
}

async function selfTest(version: string, dataFolder: string): Promise<Checks> {
  const checks = new Checks()
  await app.whenReady()
  hardenSession(session.defaultSession)
  closeNetwork(session.defaultSession)
  serveApp(() => dataFolder)
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  const engine = new EngineHost({
    version,
    onReady: () => undefined,
    onFailed: ({ message }) => failed.reject(new Error(message)),
  })
  answerPages((page) => engine.connect(page))
  await checks.try('files', checkFiles)
  engine.start({ dataFolder, host: hostWithoutAbilities('desktop') })
  const connection = clientOf(engine)
  let auditId = ''
  await checks.try('engine', async () => {
    auditId = await Promise.race([checkEngine(connection, dataFolder), failed.promise])
  })
  await checks.try('drawing', () => checkDrawing(dataFolder, auditId))
  await checks.try('window', () => checkWindow(version))
  connection.close()
  await checks.try('end', () => engine.close())
  return checks
}

function reportOf(version: string, { done, areFine }: Checks): SelfTestReport {
  const { electron = '', chrome = '', node } = process.versions
  return {
    ok: areFine,
    version,
    versions: { electron, chrome, node },
    platform: process.platform,
    arch: process.arch,
    isPackaged: app.isPackaged,
    checks: done,
  }
}
