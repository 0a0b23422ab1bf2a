import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOfTest } from '../../tools/data-folder.ts'
import { deadAddress, downloadServer } from './download-server.ts'
import { addressLine, runStart } from './run-start.ts'

const linesAbout = (what: RegExp, output: string) => output.split('\n').filter((line) => what.test(line))

/** Starts with no runtime unpacked, and this mirror to fetch it from. */
function startFrom(mirror: string) {
  return runStart(['--data', folderOfTest()], {
    ELECTRON_MIRROR: mirror,
    electron_config_cache: folderOfTest(),
    ELECTRON_OVERRIDE_DIST_PATH: folderOfTest(),
  })
}

/** Starts with a runtime that is this script. */
function startWith(script: string) {
  const dist = folderOfTest()
  writeFileSync(join(dist, 'electron'), `#!${process.execPath}\n${script}\n`)
  chmodSync(join(dist, 'electron'), 0o755)
  return runStart(['--data', folderOfTest()], { ELECTRON_OVERRIDE_DIST_PATH: dist })
}

describe.skipIf(process.platform === 'win32')('without a runtime of Electron', () => {
  test.each([
    ['nobody listens', deadAddress, /ECONNREFUSED/],
    [
      'the server refuses',
      () => downloadServer((_request, response) => response.writeHead(404).end()),
      /the server answered 404/,
    ],
    [
      'another archive comes',
      () => downloadServer((_request, response) => response.end('not electron')),
      /checksum/i,
    ],
  ])('%s: one line says so, and the same window is served to the browser', async (_name, mirror, why) => {
    const started = startFrom(await mirror())
    const [, url = ''] = await started.says(addressLine)
    const [line, ...others] = linesAbout(/could not be had/, started.output())
    expect(line).toMatch(why)
    expect(others).toEqual([])
    expect(linesAbout(addressLine, started.output())).toHaveLength(1)
    expect(await (await fetch(url)).text()).toContain('<div id="root">')
  })

  test('a server that never answers is waited for no longer than ten seconds', async () => {
    const started = startFrom(await downloadServer(() => undefined))
    await started.says(/^Fetching Electron/m)
    const asked = performance.now()
    await started.says(/could not be had \(no answer within 10 s\)/)
    expect(performance.now() - asked).toBeLessThan(12_000)
    await started.says(addressLine)
  })

  test('on a Linux machine without a display nothing is fetched', async () => {
    const asked: unknown[] = []
    const mirror = await downloadServer((request) => asked.push(request.url))
    const started = runStart(['--data', folderOfTest()], { ELECTRON_MIRROR: mirror, DISPLAY: '' })
    if (process.platform !== 'linux') return
    await started.says(addressLine)
    expect(started.output()).toContain('there is no display here')
    expect(asked).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')('with a runtime of Electron', () => {
  test('that cannot start, the browser is served, and the reason is its last complaint', async () => {
    const started = startWith(
      `console.error('a long story\\nMissing X server or $DISPLAY\\n'); process.exit(1)`,
    )
    await started.says(addressLine)
    expect(started.output()).toMatch(/could not start \(Missing X server or \$DISPLAY\)/)
    expect(started.output()).not.toContain('a long story')
  })

  test('that runs, nothing else is served, and its end is the end', async () => {
    const started = startWith(`process.send('assetwalk:running', () => process.exit(3))`)
    expect(await started.exitCode()).toBe(3)
    expect(started.output()).not.toMatch(addressLine)
  })

  test('that told the person why it cannot start, nothing else is tried', async () => {
    const started = startWith('process.exit(78)')
    expect(await started.exitCode()).toBe(1)
    expect(started.output()).not.toMatch(addressLine)
  })

  test('is ended when the start is told to end', async () => {
    const started = startWith(
      `process.on('SIGTERM', () => process.exit(0)); process.send('assetwalk:running'); setInterval(() => {}, 1000); console.log('ready')`,
    )
    await started.says(/^ready$/m)
    started.child.kill('SIGTERM')
    expect(await started.exitCode()).toBe(0)
  })
})
