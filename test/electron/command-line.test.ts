import { expect, onTestFinished, test, vi } from 'vitest'
import { folderOfTest } from '../tools/data-folder.ts'
import { desktopOfTest } from './fake/desktop.ts'

/** Runs the program with these arguments to its end; what it printed comes along. */
async function run(args: string[]) {
  let printed = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  const complain = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const destroy = vi.spyOn(process.stdin, 'destroy').mockReturnThis()
  onTestFinished(() => {
    for (const spy of [write, complain, destroy]) spy.mockRestore()
  })
  const { electron } = await desktopOfTest({ args })
  return { electron, printed: () => printed }
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
  expect(JSON.parse(printed())).toMatchObject({ assets: 5 })
  expect(electron.app.exitCode).toBe(0)
  expect(electron.app.isDockHidden).toBe(true)
  expect(electron.app.instance).toBeNull()
  expect([electron.everyWindow, electron.engines]).toEqual([[], []])
})

test('its exit code is that of the command', async () => {
  const { electron } = await run(['--cli', 'no-such-command'])
  expect(electron.app.exitCode).toBe(2)
})
