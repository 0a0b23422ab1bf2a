import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { desktopOfTest } from './fake/desktop.ts'

test('what nobody caught in an installed program is told as a bug, without its message or its stack', async () => {
  const before = process.listeners('uncaughtException')
  const { electron, folder } = await desktopOfTest({
    prepare: ({ app }) => {
      app.isPackaged = true
    },
  })
  const [listener, ...others] = process.listeners('uncaughtException').filter((one) => !before.includes(one))
  onTestFinished(() => {
    if (listener) process.off('uncaughtException', listener)
  })
  expect(others).toEqual([])
  listener?.(new Error('Ada’s laptop'), 'uncaughtException')
  const { message, detail } = await electron.dialogs.shown('Something went wrong in Assetwalk')
  expect(`${message} ${detail}`).not.toContain('Ada')
  expect(electron.app.exitCode).toBeNull()
  const exited = once(electron.app, 'exited')
  electron.app.quit()
  await exited
  const log = readFileSync(join(folder, 'logs/desktop.log'), 'utf8')
  expect(log).toContain('"where":"main process"')
  expect(log).not.toContain('Ada')
})

test('while it is developed, Electron’s own dialog shows it', async () => {
  const before = process.listeners('uncaughtException')
  await desktopOfTest()
  expect(process.listeners('uncaughtException')).toEqual(before)
})
