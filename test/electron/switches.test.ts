import { expect, onTestFinished, test, vi } from 'vitest'
import { folderOfTest } from '../tools/data-folder.ts'
import { desktopOfTest } from './fake/desktop.ts'

const asPackaged = ({ app }: { app: { isPackaged: boolean } }) => {
  app.isPackaged = true
}

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--remote-allow-origins=*',
  '--inspect',
  '--inspect-brk=0',
  '--js-flags=--expose-gc',
  '--disable-web-security',
  '--ignore-certificate-errors',
  '--load-extension=/tmp/evil',
  '--renderer-cmd-prefix=/tmp/evil',
  '-remote-debugging-port=9222',
  '--Remote-Debugging-Port=9222',
])('a packaged program does not start with %s, and says so', async (given) => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  onTestFinished(() => said.mockRestore())
  const { electron } = await desktopOfTest({
    args: ['--data', `${folderOfTest()}/data`, given],
    prepare: asPackaged,
  })
  expect(electron.app.exitCode).toBe(78)
  expect([electron.windows, electron.engines]).toEqual([[], []])
  expect(said.mock.lastCall?.[0]).toMatch(/^SWITCH_REFUSED/)
})

test('in none of its ways', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  onTestFinished(() => said.mockRestore())
  for (const way of ['--self-test', '--cli']) {
    const { electron } = await desktopOfTest({
      args: [way, '--remote-debugging-port=1'],
      prepare: asPackaged,
    })
    expect(electron.app.exitCode).toBe(78)
  }
})

test.each(['--self-test', '--data'])(
  'without a sandbox it shows no page, and says what to do (%s)',
  async (way) => {
    const args = way === '--data' ? [way, `${folderOfTest()}/data`, '--no-sandbox'] : [way, '--no-sandbox']
    const { electron } = await desktopOfTest({ args, prepare: asPackaged, endsByItself: true })
    expect(electron.app.exitCode).toBe(78)
    expect([electron.windows, electron.engines]).toEqual([[], []])
    expect(electron.dialogs.errorBoxes).toMatchObject([
      { content: expect.stringContaining('Install the .deb') },
    ])
  },
)

test('with other switches of Chromium it does, and shows no developer tools', async () => {
  const { electron } = await desktopOfTest({
    args: ['--data', `${folderOfTest()}/data`, '--ozone-platform-hint=auto', '--force-device-scale-factor=1'],
    prepare: asPackaged,
  })
  expect(electron.app.exitCode).toBeNull()
  expect(electron.windows[0]?.options.webPreferences).toMatchObject({ devTools: false })
})

test('one that is developed can be looked into', async () => {
  const { electron } = await desktopOfTest({
    args: ['--data', `${folderOfTest()}/data`, '--inspect=0', '--remote-debugging-port=0'],
  })
  expect(electron.app.exitCode).toBeNull()
  expect(electron.windows[0]?.options.webPreferences).toMatchObject({ devTools: true })
})
