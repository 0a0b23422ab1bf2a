import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../../../build/tools/root.ts'

/** What the script did with Electron, kept in its own world. */
interface PreloadWorld {
  exposed: Record<string, Record<string, (...args: unknown[]) => unknown>>
  invoked: string[]
  listeners: Record<string, (event: { ports: MessagePort[] }, message?: unknown) => void>
}

declare global {
  // visible in the isolated world only
  var preloadWorld: PreloadWorld | undefined
}

const worldName = 'preload'

/** What Electron gives a sandboxed preload script: `require('electron')`, a little `process`, and no Node. */
const surroundings = `
  const preloadWorld = globalThis.preloadWorld = { exposed: {}, invoked: [], listeners: {} }
  const process = { argv: ['electron', '--assetwalk-version=4.5.6'], platform: 'linux' }
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload script cannot load ' + name)
    return {
      contextBridge: { exposeInMainWorld: (name, api) => { preloadWorld.exposed[name] = api } },
      ipcRenderer: {
        invoke: async (channel) => { preloadWorld.invoked.push(channel) },
        on: (channel, listener) => { preloadWorld.listeners[channel] = listener },
      },
    }
  }
  const exports = {}
`

/** Opens an empty page of an ordinary origin, with the built preload script in an isolated world of it. */
export async function openWithPreload(page: Page) {
  const script = readFileSync(join(root, 'out/preload/preload.cjs'), 'utf8')
  const session = await page.context().newCDPSession(page)
  const worlds: number[] = []
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === worldName) worlds.push(context.id)
  })
  await session.send('Runtime.enable')
  await session.send('Page.enable')
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(() => {${surroundings}\n${script}\n})()`,
    worldName,
  })
  await page.route('https://assetwalk.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>page</title>' }),
  )
  await page.goto('https://assetwalk.test/')
  /** Runs an expression where the preload script runs. */
  const inPreload = async (expression: string): Promise<unknown> => {
    const contextId = worlds.at(-1)
    if (contextId === undefined) throw new Error('the script ran in no world of its own')
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
  return { inPreload }
}
