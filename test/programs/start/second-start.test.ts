import { existsSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { folderOfTest } from '../../tools/data-folder.ts'
import { engineOfTest } from '../../tools/test-engine.ts'
import { addressLine, runStart } from './run-start.ts'

const browser = (folder: string, ...args: string[]) => runStart(['--browser', '--data', folder, ...args])

test('a second start on the same data folder brings the first one up, with or without --browser', async () => {
  const folder = folderOfTest()
  const first = browser(folder)
  const [, url] = await first.says(addressLine)
  for (const args of [['--browser'], []]) {
    const second = runStart([...args, '--data', folder])
    expect(await second.exitCode()).toBe(0)
    expect(second.output()).toBe(`Assetwalk is already running at ${url}\n`)
  }
})

test.skipIf(process.platform === 'win32')(
  'the address is for its owner alone, and goes with the door',
  async () => {
    const folder = folderOfTest()
    const started = browser(folder)
    await started.says(addressLine)
    expect(statSync(join(folder, 'door.url')).mode & 0o777).toBe(0o600)
    started.child.kill('SIGINT')
    expect(await started.exitCode()).toBe(0)
    expect(existsSync(join(folder, 'door.url'))).toBe(false)
    expect(existsSync(join(folder, 'engine.sock'))).toBe(false)
  },
)

test('an address that a killed door left behind is not believed', async () => {
  const folder = folderOfTest()
  const killed = browser(folder)
  const [, old = ''] = await killed.says(addressLine)
  killed.child.kill('SIGKILL')
  await killed.exitCode()
  expect(existsSync(join(folder, 'door.url'))).toBe(true)

  const port = Number(new URL(old).port)
  const stranger = createServer((_request, response) => response.end('something else')).listen(
    port,
    '127.0.0.1',
  )
  onTestFinished(() => void stranger.close())
  const [, url] = await browser(folder).says(addressLine)
  expect(url).not.toBe(old)
})

test('an address of elsewhere in the data folder is not opened', async () => {
  const folder = folderOfTest()
  writeFileSync(join(folder, 'door.url'), 'https://evil.invalid/#key=abc')
  const started = browser(folder)
  await started.says(addressLine)
  expect(started.output()).not.toContain('evil')
})

test('a data folder that another engine works on is explained in one coded sentence', async () => {
  const { folder } = await engineOfTest()
  const started = browser(folder)
  expect(await started.exitCode()).toBe(1)
  expect(started.output().trim().split('\n')).toEqual([expect.stringMatching(/^DATA_FOLDER_IN_USE: Another/)])
})

test('a port that another program uses is explained', async () => {
  const stranger = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void stranger.close())
  await new Promise((resolve) => stranger.once('listening', resolve))
  const { port } = stranger.address() as AddressInfo
  const started = browser(folderOfTest(), '--port', String(port))
  expect(await started.exitCode()).toBe(1)
  expect(started.output()).toMatch(/^PORT_TAKEN: Another program uses port \d+\. .*\n$/)
})

test('the port that was asked for is used', async () => {
  const free = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => free.once('listening', resolve))
  const { port } = free.address() as AddressInfo
  await new Promise((resolve) => free.close(resolve))
  const [, url = ''] = await browser(folderOfTest(), '--port', String(port)).says(addressLine)
  expect(new URL(url).port).toBe(String(port))
})

test.each([
  [['--port', '70000'], /^WRONG_PORT/],
  [['--port', 'x'], /^WRONG_PORT/],
  [['--colour', 'red'], /--colour/],
])('%j is refused as wrong use', async (args, why) => {
  const started = runStart(args)
  expect(await started.exitCode()).toBe(2)
  expect(started.output()).toMatch(why)
})
