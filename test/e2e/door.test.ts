import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { buildHouse, type House, type TestDoor } from '../doors/loopback/door-of-test.ts'
import { launchChromium } from '../tools/chromium.ts'
import { eventually } from './support/eventually.ts'

let house: House
let door: TestDoor
let browser: Browser

beforeAll(async () => {
  house = await buildHouse()
  door = await house.openDoor()
  browser = await launchChromium({ args: ['--host-resolver-rules=MAP evil.example 127.0.0.1'] })
})
afterAll(async () => {
  await browser.close()
  await door.close()
  await house.close()
})

async function newPage(): Promise<Page> {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  return context.newPage()
}

describe('the address that a browser is opened with', () => {
  test('leads to the window, with a key, without a complaint of the browser', async () => {
    const page = await newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(door.openingUrl())
    await page.waitForURL(`${door.origin}/#key=*`)
    await page.getByText('the window', { exact: true }).waitFor()
    await page.waitForFunction(() => document.title === 'the window runs')
    expect(complaints).toEqual([])
  })

  test('leaves nothing in the tab’s history to go back to', async () => {
    const page = await newPage()
    await page.goto(door.openingUrl())
    await page.waitForURL(`${door.origin}/#key=*`)
    await eventually(() => page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
    await page.goBack()
    expect(page.url()).toBe('about:blank')
  })

  test('says that it was used when it comes again', async () => {
    const url = door.openingUrl()
    const [first, second] = [await newPage(), await newPage()]
    await first.goto(url)
    await first.waitForURL(`${door.origin}/#key=*`)
    await second.goto(url)
    await second.getByRole('heading', { name: 'This address has opened Assetwalk before' }).waitFor()
    expect(second.url()).toBe(`${door.origin}/open`)
    expect(door.timesUsedTwice()).toBe(1)
  })
})

/** A page of elsewhere that the browser shows: another port of this machine, by this name. */
async function pageOfElsewhere(name: string): Promise<Page> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>elsewhere</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.closeAllConnections())
  onTestFinished(() => void server.close())
  const page = await newPage()
  await page.goto(`http://${name}:${(server.address() as AddressInfo).port}/`)
  return page
}

describe.each(['evil.example', 'localhost', '127.0.0.1'])('a page of elsewhere, at %s', (name) => {
  test('reads, changes and embeds nothing, although it knows the key', async () => {
    const page = await pageOfElsewhere(name)
    const outcomes = await page.evaluate(
      async ({ origin, host, key }) => {
        const outcomeOf = (work: Promise<string>) => work.catch(() => 'refused')
        const ask = (path: string, init?: RequestInit) =>
          outcomeOf(fetch(origin + path, init).then((answer) => answer.text()))
        const load = (tag: 'img' | 'script', path: string) =>
          outcomeOf(
            new Promise((resolve, reject) => {
              const element = document.createElement(tag)
              element.onload = () => resolve('loaded')
              element.onerror = reject
              element.src = origin + path
              document.body.append(element)
            }),
          )
        const socket = () =>
          new Promise<string>((resolve) => {
            const opened = new WebSocket(`ws://${host}/engine`, ['assetwalk', `key.${key}`])
            opened.onopen = () => resolve('open')
            opened.onerror = () => resolve('refused')
          })
        const headers = { 'x-assetwalk-key': key }
        return {
          page: await ask('/'),
          script: await load('script', '/assets/app-1.js'),
          image: await load('img', '/assets/app-1.js'),
          ticket: await ask('/tickets', { method: 'POST', headers }),
          file: await ask('/staging/x', { method: 'PUT', headers, body: 'x' }),
          simple: await ask('/open', { method: 'POST', body: 'x' }),
          socket: await socket(),
        }
      },
      { origin: door.origin, host: door.host, key: door.key },
    )
    expect([...new Set(Object.values(outcomes))]).toEqual(['refused'])
  })

  test('frames no page of the window', async () => {
    const page = await pageOfElsewhere(name)
    await page.evaluate((origin) => {
      const frame = document.createElement('iframe')
      frame.src = origin
      document.body.append(frame)
      return new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
    }, door.origin)
    const [, framed] = page.frames()
    expect(framed).toBeDefined()
    await eventually(async () => (await framed?.getByText('the window', { exact: true }).count()) ?? 0).toBe(
      0,
    )
  })
})

test('a page at a name that leads to the door is refused by it', async () => {
  const page = await newPage()
  const answer = await page.goto(`http://evil.example:${door.port}/`)
  expect(answer?.status()).toBe(403)
})
