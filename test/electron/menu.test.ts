import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import {
  type MenuActions,
  type MenuState,
  menuTemplate,
} from '../../src-main/doors/electron/menu/menu-template.ts'
import { type Desktop, desktopOfTest, listen, toldTo, windowOf } from './fake/desktop.ts'

const state: MenuState = { platform: 'linux', isPackaged: true, mayUseCamera: false, updateReady: null }
const nothing = () => undefined
const actions: MenuActions = {
  open: nothing,
  showKeys: nothing,
  showDataFolder: nothing,
  allowCamera: nothing,
  installUpdate: nothing,
  zoom: nothing,
  reload: nothing,
  showLicence: nothing,
}

const itemsOf = ({ submenu }: MenuItemConstructorOptions) => (Array.isArray(submenu) ? submenu : [])
/** What a person sees: menus with their entries, a line for a separator. */
function outline(of: Partial<MenuState>): Record<string, string[]> {
  return Object.fromEntries(
    menuTemplate({ ...state, ...of }, actions).map((menu) => [
      menu.label ?? '',
      itemsOf(menu)
        .filter(({ visible }) => visible !== false)
        .map(({ label, type }) => label ?? type ?? ''),
    ]),
  )
}
function keysOf(of: Partial<MenuState>): Record<string, string> {
  const items = menuTemplate({ ...state, ...of }, actions).flatMap(itemsOf)
  return Object.fromEntries(
    items.flatMap(({ label = '', accelerator }) => (accelerator ? [[accelerator, label]] : [])),
  )
}
const rolesOf = (of: Partial<MenuState>) =>
  menuTemplate({ ...state, ...of }, actions).flatMap((menu) =>
    [menu, ...itemsOf(menu)].flatMap(({ role }) => role ?? []),
  )

describe('the menus', () => {
  test('of Linux', () => {
    expect(outline({})).toEqual({
      '&File': [
        '&Import a List…',
        'Show &Data Folder',
        'Scan Pages May Use the &Camera',
        '&Settings…',
        'separator',
        '&Quit',
      ],
      '&Edit': ['&Undo', '&Redo', 'separator', 'Cu&t', '&Copy', '&Paste', 'Select &All'],
      '&View': [
        'Zoom &In',
        'Zoom &Out',
        '&Actual Size',
        '200 %',
        'separator',
        '&Full Screen',
        'separator',
        'Open the Page A&gain',
      ],
      '&Go': ['&Assets', 'A&udits', '&Labels', '&Import'],
      '&Help': ['&Keys', '&Diagnostics', '&Licence (Apache 2.0)', 'separator', '&About Assetwalk'],
    })
  })

  test('of Windows, which exits and leaves that key to the system', () => {
    const { '&File': file } = outline({ platform: 'win32' })
    expect(file?.at(-1)).toBe('E&xit')
    expect(keysOf({ platform: 'win32' })).not.toHaveProperty('CmdOrCtrl+Q')
    expect(keysOf({ platform: 'linux' })).toHaveProperty('CmdOrCtrl+Q')
  })

  test('of macOS, with those of the program and of its windows, and without marked letters', () => {
    const menus = outline({ platform: 'darwin' })
    expect(Object.keys(menus)).toEqual(['Assetwalk', 'File', 'Edit', 'View', 'Go', 'Window', 'Help'])
    expect(menus.Assetwalk).toEqual([
      'About Assetwalk',
      'separator',
      'Settings…',
      'Scan Pages May Use the Camera',
      'separator',
      'Services',
      'separator',
      'Hide Assetwalk',
      'Hide Others',
      'Show All',
      'separator',
      'Quit Assetwalk',
    ])
    expect(menus.File).toEqual(['Import a List…', 'Show Data Folder', 'separator', 'Close Window'])
    expect(rolesOf({ platform: 'darwin' })).toEqual(
      expect.arrayContaining([
        'about',
        'services',
        'hide',
        'hideOthers',
        'unhide',
        'quit',
        'windowMenu',
        'help',
      ]),
    )
  })

  test.each(['linux', 'win32', 'darwin'] as const)('of %s give no key to two entries', (platform) => {
    const items = menuTemplate({ ...state, platform }, actions).flatMap(itemsOf)
    const keys = items.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })

  test.each(['linux', 'win32'] as const)('of %s mark no letter twice in one menu', (platform) => {
    for (const menu of menuTemplate({ ...state, platform, updateReady: '2.0.0' }, actions)) {
      const letters = itemsOf(menu)
        .filter(({ visible }) => visible !== false)
        .flatMap(({ label = '' }) => /&(.)/.exec(label)?.[1]?.toLowerCase() ?? [])
      expect([menu.label, letters]).toEqual([menu.label, [...new Set(letters)]])
    }
  })

  test('leave to the window the keys that are its own', () => {
    expect(Object.keys(keysOf({}))).not.toEqual(expect.arrayContaining(['CmdOrCtrl+K']))
    expect(Object.keys(keysOf({}))).not.toEqual(expect.arrayContaining(['CmdOrCtrl+P']))
  })

  test('offer developer tools only while the program is developed', () => {
    expect(rolesOf({ isPackaged: true })).not.toContain('toggleDevTools')
    expect(rolesOf({ isPackaged: false })).toContain('toggleDevTools')
  })

  test('offer an update only when one waits', () => {
    expect(outline({})['&File']).not.toContain('Install &Update and Restart')
    expect(outline({ updateReady: '2.0.0' })['&File']).toContain('Install &Update 2.0.0 and Restart')
  })
})

describe('an entry of the menus', () => {
  const told = (desktop: Desktop) => toldTo(windowOf(desktop).webContents)

  test.each([
    ['&Assets', { does: 'open', path: '/assets' }],
    ['A&udits', { does: 'open', path: '/audits' }],
    ['&Labels', { does: 'open', path: '/labels' }],
    ['&Import', { does: 'open', path: '/imports' }],
    ['&Import a List…', { does: 'open', path: '/imports' }],
    ['&Settings…', { does: 'open', path: '/more' }],
    ['&Diagnostics', { does: 'open', path: '/more' }],
    ['&Keys', { does: 'keys' }],
  ])('%s tells the window', async (label, message) => {
    const desktop = await desktopOfTest()
    await listen(desktop)
    desktop.electron.menu.choose(label)
    expect(told(desktop)).toEqual([{ type: 'assetwalk:shell', ...message }])
  })

  test('shows the data folder', async () => {
    const desktop = await desktopOfTest()
    desktop.electron.menu.choose('Show &Data Folder')
    expect(desktop.electron.openedFolders).toEqual([desktop.folder])
  })

  test('says where the data folder is if the system cannot show it', async () => {
    const desktop = await desktopOfTest()
    desktop.electron.openPathAnswer = 'No file manager'
    desktop.electron.menu.choose('Show &Data Folder')
    const box = await desktop.electron.dialogs.shown('The folder could not be shown')
    expect(box.detail).toContain(desktop.folder)
    expect(box.detail).toContain('No file manager')
  })

  test('opens the page again', async () => {
    const desktop = await desktopOfTest()
    const page = windowOf(desktop).webContents
    const again = new Promise((resolve) => page.once('test:reloaded', resolve))
    desktop.electron.menu.choose('Open the Page A&gain')
    await again
  })

  test('shows the licence in the browser', async () => {
    const desktop = await desktopOfTest()
    desktop.electron.menu.choose('&Licence (Apache 2.0)')
    expect(desktop.electron.openedOutside).toEqual(['https://www.apache.org/licenses/LICENSE-2.0'])
    expect(desktop.electron.app.about).toMatchObject({ applicationVersion: '9.8.7' })
  })
})
