import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { folderOfTest } from '../tools/data-folder.ts'
import { desktopOfTest, listen, toldTo, windowOf } from './fake/desktop.ts'

test('a second start ends at once, without a window or an engine', async () => {
  const { electron } = await desktopOfTest({
    prepare: ({ app }) => {
      app.isFirstInstance = false
    },
  })
  expect(electron.app.exitCode).toBe(0)
  expect([electron.windows, electron.engines]).toEqual([[], []])
})

test('and brings the window of the first one to the front', async () => {
  const desktop = await desktopOfTest()
  const window = windowOf(desktop)
  window.minimized = true
  window.done.length = 0
  desktop.electron.app.startAgain({ opened: [] })
  expect(window.done).toEqual(['restore', 'show', 'focus'])
})

test('what the second one was to open reaches the window of the first', async () => {
  const home = folderOfTest()
  const second = await desktopOfTest({
    home,
    args: ['--data', `${home}/data`, 'assetwalk://assets/A-1'],
    prepare: ({ app }) => {
      app.isFirstInstance = false
    },
  })
  const first = await desktopOfTest()
  await listen(first)
  first.electron.app.startAgain(second.electron.app.instance?.data)
  expect(toldTo(windowOf(first).webContents)).toEqual([
    { type: 'assetwalk:shell', does: 'open', path: '/assets/by-tag/A-1' },
  ])
})

test.each([
  ['nothing', undefined],
  ['no list', { opened: 'assetwalk://assets/A-1' }],
  ['numbers', { opened: [1] }],
  ['more than anybody would open', { opened: Array(1000).fill('assetwalk://assets/A-1') }],
])('another program that hands over %s only brings the window up', async (_what, data) => {
  const desktop = await desktopOfTest()
  await listen(desktop)
  const window = windowOf(desktop)
  window.done.length = 0
  desktop.electron.app.startAgain(data)
  expect(window.done).toContain('focus')
  expect(toldTo(window.webContents)).toEqual([])
})

test('each data folder has a single instance of its own', async () => {
  const [one, other] = [await desktopOfTest(), await desktopOfTest()]
  const paths = [one, other].map(({ electron }) => basename(electron.app.paths.userData ?? ''))
  expect(new Set(paths).size).toBe(2)
})
