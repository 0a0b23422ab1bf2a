import type { Browser, Page } from 'playwright-core'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { launchChromium } from '../tools/chromium.ts'
import { openWithPreload } from './fake/preload-world.ts'

let browser: Browser
let page: Page
let inPreload: (expression: string) => Promise<unknown>

beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})

beforeEach(async () => {
  page = await browser.newPage()
  ;({ inPreload } = await openWithPreload(page))
  return () => page.close()
})

test('the window is given two functions, and nothing else', async () => {
  const exposed = `Object.entries(preloadWorld.exposed).map(([name, api]) => [name, Object.keys(api)])`
  expect(await inPreload(exposed)).toEqual([['assetwalk', ['openEngine', 'appInfo']]])
})

test('appInfo tells version and platform', async () => {
  expect(await inPreload('preloadWorld.exposed.assetwalk.appInfo()')).toEqual({
    version: '4.5.6',
    platform: 'linux',
  })
})

test('openEngine asks the main process, and gives nothing away', async () => {
  expect(await inPreload('typeof preloadWorld.exposed.assetwalk.openEngine()')).toBe('undefined')
  expect(await inPreload('preloadWorld.invoked')).toEqual(['assetwalk:open-engine'])
})

test('a port from the main process reaches the page, and carries messages', async () => {
  const heard = await page.evaluateHandle(() => ({
    answer: new Promise((resolve) => {
      window.addEventListener('message', ({ source, origin, data, ports: [port] }) => {
        if (!port) return
        port.onmessage = (event) => resolve({ isOwn: source === window, origin, data, heard: event.data })
        port.postMessage('from the page')
      })
    }),
  }))
  await inPreload(`{
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => port1.postMessage('the engine heard: ' + data)
    preloadWorld.listeners['assetwalk:engine-port']({ ports: [port2] })
  }`)
  expect(await heard.evaluate(({ answer }) => answer)).toEqual({
    isOwn: true,
    origin: 'https://assetwalk.test',
    data: { type: 'assetwalk:engine-port' },
    heard: 'the engine heard: from the page',
  })
})

test('what the shell says reaches the page, as it was said', async () => {
  const heard = await page.evaluateHandle(() => ({
    message: new Promise((resolve) => {
      window.addEventListener('message', ({ source, origin, data }) => {
        if (data?.type === 'assetwalk:shell') resolve({ isOwn: source === window, origin, data })
      })
    }),
  }))
  const message = { type: 'assetwalk:shell', does: 'open', path: '/assets' }
  await inPreload(`preloadWorld.listeners['assetwalk:shell']({}, ${JSON.stringify(message)})`)
  expect(await heard.evaluate(({ message: said }) => said)).toEqual({
    isOwn: true,
    origin: 'https://assetwalk.test',
    data: message,
  })
})

test('it listens to the two channels of the shell, and to no other', async () => {
  expect(await inPreload('Object.keys(preloadWorld.listeners).sort()')).toEqual([
    'assetwalk:engine-port',
    'assetwalk:shell',
  ])
})

test('the page’s own world sees nothing of Node or Electron', async () => {
  const leaked = await page.evaluate(() =>
    ['require', 'process', 'exports', 'module', 'preloadWorld', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  )
  expect(leaked).toEqual([])
})
