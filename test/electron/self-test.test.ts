import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, onTestFinished, test, vi } from 'vitest'
import { desktopOfTest } from './fake/desktop.ts'
import { capturePrinted } from './fake/printed.ts'
import { FakeUtilityProcess } from './fake/utility-process.ts'

const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('assetwalk-self-test-'))

/** What the program printed before it ended. */
async function selfTest(
  prepare: NonNullable<Parameters<typeof desktopOfTest>[0]>['prepare'] = () => undefined,
) {
  const printed = capturePrinted()
  onTestFinished(printed.end)
  const desktop = await desktopOfTest({ args: ['--self-test'], engine: 'real', endsByItself: true, prepare })
  printed.end()
  const lines = printed.text().match(/^\{.*\}$/gm) ?? []
  expect(lines).toHaveLength(1)
  return { electron: desktop.electron, report: JSON.parse(lines[0] ?? '') }
}

test('--self-test tries every part, prints one line, leaves nothing behind, and ends well', async () => {
  const before = leftovers()
  const { electron, report } = await selfTest()
  expect(report).toMatchObject({
    ok: true,
    version: '9.8.7',
    platform: process.platform,
    arch: process.arch,
    checks: [
      { name: 'files', ok: true },
      { name: 'engine', ok: true },
      { name: 'drawing', ok: true },
      { name: 'window', ok: true },
      { name: 'end', ok: true },
    ],
  })
  expect(electron.app.exitCode).toBe(0)
  expect(electron.windows).toEqual([])
  expect(electron.everyWindow.map(({ visible }) => visible)).toEqual([false])
  expect(electron.engines.filter(({ isRunning }) => isRunning)).toEqual([])
  expect(leftovers()).toEqual(before)
})

test('a page that sees more than two functions fails it, and so it ends', async () => {
  const { electron, report } = await selfTest((fake) => {
    fake.app.on('web-contents-created', (_event, page) => {
      page.executeJavaScript = async () => [
        'appInfo: function',
        'ipcRenderer: object',
        'openEngine: function',
      ]
    })
  })
  expect(report).toMatchObject({ ok: false, checks: [{}, {}, {}, { name: 'window', ok: false }, {}] })
  expect(report.checks[3].reason).toContain('ipcRenderer')
  expect(electron.app.exitCode).toBe(1)
})

test('an engine that cannot work fails it', async () => {
  const start = FakeUtilityProcess.prototype.postMessage
  const broken = vi.spyOn(FakeUtilityProcess.prototype, 'postMessage').mockImplementation(function (
    this: FakeUtilityProcess,
    data,
    ports,
  ) {
    const message = data as { type: string }
    start.call(this, message.type === 'start' ? { ...message, dataFolder: '/dev/null/data' } : message, ports)
  })
  onTestFinished(() => broken.mockRestore())
  const { electron, report } = await selfTest()
  expect(report).toMatchObject({ ok: false, checks: [{}, { name: 'engine', ok: false }, {}, {}, {}] })
  expect(electron.app.exitCode).toBe(1)
})
