import { expect, onTestFinished, test, vi } from 'vitest'
import { folderOfTest } from '../tools/data-folder.ts'
import { desktopOfTest } from './fake/desktop.ts'
import { capturePrinted } from './fake/printed.ts'

/** Runs the program with these arguments to its end; what it printed comes along. */
async function run(args: string[]) {
  const printed = capturePrinted()
  const complain = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const destroy = vi.spyOn(process.stdin, 'destroy').mockReturnThis()
  onTestFinished(() => {
    printed.end()
    complain.mockRestore()
    destroy.mockRestore()
  })
  const { electron } = await desktopOfTest({ args, endsByItself: true })
  return { electron, printed: printed.text() }
}

test('--cli runs a command without a window, an icon in the Dock, or the lock of the single instance', async () => {
  const home = folderOfTest()
  const args = [
    '--cli',
    'generate',
    '--assets',
    '5',
    '--seed',
    '7',
    '--data',
    `${home}/data`,
    '--as',
    'Ada',
    '--json',
  ]
  const { electron, printed } = await run(args)
  expect(JSON.parse(printed)).toMatchObject({ assets: 5 })
  expect(electron.app.exitCode).toBe(0)
  expect(electron.app.isDockHidden).toBe(true)
  expect(electron.app.instance).toBeNull()
  expect([electron.everyWindow, electron.engines]).toEqual([[], []])
})

test('its exit code is that of the command', async () => {
  const { electron } = await run(['--cli', 'no-such-command'])
  expect(electron.app.exitCode).toBe(2)
})
