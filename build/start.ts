import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { keepCompiled } from '../src-main/doors/keep-compiled.ts'
import { startText } from '../src-shared/features/app/start-text.ts'
import { isFresh } from './bundle/freshness.ts'
import { openingUrlOf, runningDoor } from './start/door-file.ts'
import { Explained, explain, startProblemOf } from './start/explain.ts'
import { openBrowser } from './start/open-browser.ts'
import { runElectron } from './start/run-electron.ts'
import { runtimeOrWhy } from './start/runtime-or-why.ts'
import { type StartOptions, startOptions } from './start/start-options.ts'
import { root } from './tools/root.ts'

/**
 * `npm start`: the window in Electron, or, where that is not to be had, in the browser.
 * --browser: straight to the browser; --port N, --data DIR, --no-open.
 */

const wrongUse = 2

process.exitCode = await start().catch((error: unknown) => {
  explain(error)
  return 1
})

async function start(): Promise<number> {
  const options = readOptions()
  if (!options) return wrongUse
  if (await showRunning(options)) return 0
  if (!isFresh()) build()
  return options.browser ? serve(options) : openElectron(options)
}

function readOptions(): StartOptions | null {
  try {
    return startOptions(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (startProblemOf(error)) explain(error)
    else console.error(error.message)
    return null
  }
}

/** Brings the door up that already serves this data folder. @returns false when there is none */
async function showRunning({ dataFolder, open }: StartOptions): Promise<boolean> {
  const url = await runningDoor(dataFolder)
  if (url === null) return false
  console.log(startText.alreadyRunning(url))
  if (open) await openBrowserAt(url)
  return true
}

async function openBrowserAt(url: string): Promise<void> {
  const opening = await openingUrlOf(url)
  if (opening !== null) openBrowser(opening)
}

/** In a process of its own, whose memory this one need not keep while it serves. */
function build(): void {
  console.log(startText.building)
  const { status } = spawnSync(process.execPath, [join(root, 'build/build.ts')], { stdio: 'inherit' })
  if (status !== 0) throw new Explained(startText.buildFailed)
}

async function openElectron(options: StartOptions): Promise<number> {
  const runtime = await runtimeOrWhy()
  if ('program' in runtime) {
    const { dataFolder, dataFolderOrigin } = options
    const args = dataFolderOrigin === 'named' ? ['--data', dataFolder] : []
    const end = await runElectron(runtime.program, args)
    if ('exitCode' in end) return end.exitCode
    console.log(startText.fallback.notStarted(end.notStarted))
  } else console.log(runtime.fallback)
  return serve(options)
}

async function serve(options: StartOptions): Promise<number> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  keepCompiled()
  const { serveBrowser } = await import('./start/serve-browser.ts')
  try {
    return await serveBrowser(options, version)
  } catch (error) {
    if (startProblemOf(error) !== 'DATA_FOLDER_IN_USE') throw error
    // the owner may be a door that is about to open
    for (let tries = 0; tries < 10; tries++) {
      if (await showRunning(options)) return 0
      await setTimeout(200)
    }
    throw error
  }
}
