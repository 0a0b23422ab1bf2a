import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { placeOnScreens } from '../../src-main/doors/electron/window/window-place.ts'
import { zoomed } from '../../src-main/doors/electron/window/zoom.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { type Desktop, desktopOfTest, listen, windowOf } from './fake/desktop.ts'
import type { FakeWebContents } from './fake/web-contents.ts'

const laptop = { workArea: { x: 0, y: 25, width: 1366, height: 700 } }
const right = { workArea: { x: 1366, y: 0, width: 2560, height: 1400 } }
const left = { workArea: { x: -1920, y: 0, width: 1920, height: 1080 } }

describe('a window comes back', () => {
  test('the first time to the middle of the primary screen, no larger than it', () => {
    expect(placeOnScreens(undefined, [right, laptop])).toEqual({ x: 2006, y: 270, width: 1280, height: 860 })
    expect(placeOnScreens(undefined, [laptop])).toEqual({ x: 43, y: 25, width: 1280, height: 700 })
  })

  test('to where it was, on any screen that is there', () => {
    for (const place of [
      { x: 100, y: 50, width: 800, height: 600 },
      { x: 2000, y: 100, width: 1800, height: 1200 },
      { x: -1800, y: 10, width: 1000, height: 900 },
    ])
      expect(placeOnScreens(place, [laptop, left, right])).toEqual(place)
  })

  test('to the primary screen when its own was unplugged', () => {
    const place = { x: 2000, y: 100, width: 1000, height: 600 }
    expect(placeOnScreens(place, [laptop])).toEqual({ x: 183, y: 75, width: 1000, height: 600 })
  })

  test('shrunk to a screen that has become smaller', () => {
    expect(placeOnScreens({ x: 0, y: 0, width: 2560, height: 1400 }, [laptop])).toEqual(laptop.workArea)
  })

  test('wholly, though it hung over the edge', () => {
    const place = { x: 1000, y: 600, width: 900, height: 500 }
    expect(placeOnScreens(place, [laptop])).toEqual({ x: 466, y: 225, width: 900, height: 500 })
  })

  test('to where it can be grasped, if only a corner of it was on a screen', () => {
    expect(placeOnScreens({ x: 1300, y: 690, width: 800, height: 600 }, [laptop])).toEqual({
      x: 283,
      y: 75,
      width: 800,
      height: 600,
    })
  })
})

describe('the window', () => {
  const place = { x: 200, y: 100, width: 900, height: 700 }

  test('is found where it was left, as large as it was', async () => {
    const home = folderOfTest()
    const first = await desktopOfTest({ home })
    Object.assign(windowOf(first), { bounds: place, maximized: true })
    first.electron.menu.choose('200 %')
    await quit(first)
    const again = windowOf(await desktopOfTest({ home }))
    expect(again.options).toMatchObject(place)
    expect(again.options.webPreferences).toMatchObject({ zoomFactor: 2 })
    expect([again.maximized, again.fullScreen]).toEqual([true, false])
    expect(again.webContents.zoomFactor).toBe(2)
  })

  test('fills the screen again, if it did', async () => {
    const home = folderOfTest()
    const first = await desktopOfTest({ home })
    windowOf(first).fullScreen = true
    await quit(first)
    expect(windowOf(await desktopOfTest({ home })).fullScreen).toBe(true)
  })

  test('of another data folder stands where it was left itself', async () => {
    const first = await desktopOfTest()
    windowOf(first).bounds = place
    await quit(first)
    expect(windowOf(await desktopOfTest()).bounds).not.toEqual(place)
  })

  test('comes to the primary screen when its own is unplugged', async () => {
    const desktop = await desktopOfTest({
      prepare: ({ screen }) => screen.displays.push({ id: 2, ...right }),
    })
    const window = windowOf(desktop)
    window.bounds = { x: 3000, y: 200, width: 900, height: 700 }
    desktop.electron.screen.unplug()
    expect(window.bounds).toEqual({ x: 510, y: 170, width: 900, height: 700 })
  })

  test('opens all the same when its settings cannot be read', async () => {
    const home = folderOfTest()
    const first = await desktopOfTest({ home })
    const settings = join(first.electron.app.getPath('userData'), 'settings.json')
    await quit(first)
    writeFileSync(settings, '{"window":{"bounds":{"x":"left"}}}')
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const window = windowOf(await desktopOfTest({ home }))
    said.mockRestore()
    expect(window.bounds).toEqual({ x: 320, y: 90, width: 1280, height: 860 })
  })
})

describe('zoom', () => {
  test('steps as browsers do, between its smallest and its largest', () => {
    expect([1, 1.5, 2, 3].map((now) => zoomed(now, 'in'))).toEqual([1.1, 1.75, 2.5, 3])
    expect([1, 2, 0.5, 1.3].map((now) => zoomed(now, 'out'))).toEqual([0.9, 1.75, 0.5, 1.25])
  })

  test('is changed by menu and mouse wheel, and holds when the page is loaded anew', async () => {
    const desktop = await desktopOfTest()
    const page = windowOf(desktop).webContents
    desktop.electron.menu.choose('Zoom &In')
    page.emit('zoom-changed', {}, 'in')
    expect(page.zoomFactor).toBe(1.25)
    page.zoomFactor = 1
    await reloaded(page)
    expect(page.zoomFactor).toBe(1.25)
    desktop.electron.menu.choose('&Actual Size')
    expect(page.zoomFactor).toBe(1)
  })
})

describe('a page that crashes', () => {
  test('is opened again, which is said, and works on', async () => {
    const desktop = await desktopOfTest()
    const page = windowOf(desktop).webContents
    const again = once(page, 'test:reloaded')
    page.crash()
    await again
    expect(desktop.electron.dialogs.boxes).toEqual([
      expect.objectContaining({ message: 'The window broke and was opened again' }),
    ])
    await listen(desktop)
  })

  test('again and again is opened again by the person alone', async () => {
    const desktop = await desktopOfTest()
    const { dialogs, app } = desktop.electron
    const page = windowOf(desktop).webContents
    dialogs.onBox = ({ buttons = [] }) => buttons.indexOf('Quit')
    for (let crashes = 0; crashes < 3; crashes++) {
      page.crash()
      await once(page, 'test:reloaded')
    }
    expect(app.exitCode).toBeNull()
    const exited = once(app, 'exited')
    page.crash('oom')
    await exited
    expect(dialogs.boxes.at(-1)).toMatchObject({ message: 'The window broke again and again' })
    expect(app.exitCode).toBe(0)
  })

  test('because it ended is left alone', async () => {
    const desktop = await desktopOfTest()
    windowOf(desktop).webContents.crash('clean-exit')
    expect(desktop.electron.dialogs.boxes).toEqual([])
  })
})

describe('a page that hangs', () => {
  test('is waited for, and the question goes away when it answers', async () => {
    const desktop = await desktopOfTest()
    const window = windowOf(desktop)
    const { dialogs } = desktop.electron
    dialogs.onBox = () => new Promise(() => undefined)
    window.emit('unresponsive')
    window.emit('unresponsive')
    expect(dialogs.boxes).toHaveLength(1)
    window.emit('responsive')
    await vi.waitFor(() => {
      window.emit('unresponsive')
      expect(dialogs.boxes).toHaveLength(2)
    })
    expect(window.webContents.page).not.toBeNull()
  })

  test('is opened again if the person wants it', async () => {
    const desktop = await desktopOfTest()
    const window = windowOf(desktop)
    desktop.electron.dialogs.onBox = ({ buttons = [] }) => Math.max(0, buttons.indexOf('Open it again'))
    const again = once(window.webContents, 'test:reloaded')
    window.emit('unresponsive')
    await again
    expect(window.webContents.page).not.toBeNull()
  })
})

async function reloaded(page: FakeWebContents): Promise<void> {
  const again = once(page, 'test:reloaded')
  page.reload()
  await again
}

async function quit({ electron }: Desktop): Promise<void> {
  const exited = once(electron.app, 'exited')
  electron.app.quit()
  await exited
}
