import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { ask } from '../../doors/loopback/requests.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { addressLine, runStart } from './run-start.ts'

/** A PATH on which the program that opens browsers writes down what everybody could see of its command line. */
function browserOfTest(): { environment: Record<string, string>; opened: () => string[] } {
  const folder = folderOfTest()
  const log = join(folder, 'opened')
  writeFileSync(log, '')
  for (const name of ['xdg-open', 'open']) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "$0 $*" >> '${log}'\n`)
    chmodSync(join(folder, name), 0o755)
  }
  const lines = () => readFileSync(log, 'utf8').split('\n').filter(Boolean)
  return {
    environment: { PATH: `${folder}${delimiter}${process.env.PATH}` },
    opened: () => lines().map((line) => line.split(' ').at(-1) ?? ''),
  }
}

/** Exchanges the ticket in an address for a key, as the page at it does. */
async function keyFor(url: string) {
  const { origin, port, hash } = new URL(url)
  const headers = { origin, 'x-assetwalk-ticket': hash.slice('#ticket='.length) }
  return ask({ port: Number(port) }, 'POST', '/open', { headers })
}

const opening = /^http:\/\/127\.0\.0\.1:\d+\/open#ticket=[\w-]{43}$/

describe.skipIf(process.platform === 'win32')('the browser that is opened', () => {
  test('gets no key on its command line, but one for the ticket that it gets', async () => {
    const { environment, opened } = browserOfTest()
    const folder = folderOfTest()
    const started = runStart(['--browser', '--open', '--data', folder], environment)
    const [, url = ''] = await started.says(addressLine)
    await vi.waitFor(() => expect(opened()).toEqual([expect.stringMatching(opening)]))

    const key = new URL(url).hash.slice('#key='.length)
    expect(opened()[0]).not.toContain(key)
    const { status, body } = await keyFor(opened()[0] ?? '')
    expect(status).toBe(200)
    const headers = { 'x-assetwalk-key': body }
    expect((await ask({ port: Number(new URL(url).port) }, 'GET', '/outgoing/x', { headers })).status).toBe(
      404,
    )
  })

  test('gets a ticket of its own from the door that runs, when it is started again', async () => {
    const { environment, opened } = browserOfTest()
    const folder = folderOfTest()
    const first = runStart(['--browser', '--data', folder], environment)
    await first.says(addressLine)
    const second = runStart(['--browser', '--open', '--data', folder], environment)
    expect(await second.exitCode()).toBe(0)
    await vi.waitFor(() => expect(opened()).toEqual([expect.stringMatching(opening)]))
    expect((await keyFor(opened()[0] ?? '')).status).toBe(200)
  })

  test('by a ticket that somebody else used first raises a warning on the terminal', async () => {
    const { environment, opened } = browserOfTest()
    const started = runStart(['--browser', '--open', '--data', folderOfTest()], environment)
    await started.says(addressLine)
    await vi.waitFor(() => expect(opened()).toHaveLength(1))
    await keyFor(opened()[0] ?? '')
    expect((await keyFor(opened()[0] ?? '')).status).toBe(410)
    await started.says(/^TICKET_USED_TWICE: /m)
  })
})

test('what is said while people work holds the key in the one line that is there for it', async () => {
  const started = runStart(['--browser', '--data', folderOfTest()])
  const [, url = ''] = await started.says(addressLine)
  const { port, origin, hash } = new URL(url)
  const key = hash.slice('#key='.length)
  for (const sent of [key, `${key}x`, ''])
    for (const [method, path] of [
      ['GET', '/outgoing/x'],
      ['PUT', '/staging/x'],
      ['POST', '/open'],
      ['TRACE', '/'],
    ] as const)
      await ask({ port: Number(port) }, method, path, {
        headers: { origin, 'x-assetwalk-key': sent, 'x-assetwalk-ticket': sent },
      })
  started.child.kill('SIGTERM')
  await started.exitCode()
  expect(started.output().split(key)).toHaveLength(2)
})
