import { describe, expect, test } from 'vitest'
import { folderOfTest } from '../tools/data-folder.ts'
import { type Desktop, desktopOfTest, windowOf } from './fake/desktop.ts'

const scanPage = 'app://assetwalk/audits/0198c0de-0000-7000-8000-000000000001/scan'
const camera = {
  isMainFrame: true,
  requestingUrl: scanPage,
  securityOrigin: 'app://assetwalk/',
  mediaTypes: ['video'],
}
const cameraLookedUp = { ...camera, mediaTypes: undefined, mediaType: 'video' }

const request = (desktop: Desktop, permission: string, details: object) =>
  desktop.electron.defaultSession.request(windowOf(desktop).webContents, permission, details)
const check = (desktop: Desktop, permission: string, details: object) =>
  desktop.electron.defaultSession.check(windowOf(desktop).webContents, permission, details)

/** Everything that Electron 45 knows to ask for, but the two that are ever given. */
const neverGiven = [
  'ar',
  'automatic-fullscreen',
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'geolocation-approximate',
  'hand-tracking',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'nfc',
  'notifications',
  'openExternal',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'smart-card',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'usb',
  'vr',
  'web-app-installation',
  'web-printing',
  'window-management',
  'unknown',
]

test('no other permission is given, asked for or looked up, not to a scan page either', async () => {
  const desktop = await desktopOfTest({ prepare: sayYes })
  for (const permission of neverGiven) {
    expect([permission, await request(desktop, permission, camera)]).toEqual([permission, false])
    expect([permission, check(desktop, permission, cameraLookedUp)]).toEqual([permission, false])
  }
  expect(desktop.electron.dialogs.boxes).toEqual([])
})

test('our own page may put text on the clipboard; a frame within it and others may not', async () => {
  const desktop = await desktopOfTest()
  const own = { isMainFrame: true, requestingUrl: 'app://assetwalk/assets' }
  const others = [
    { ...own, isMainFrame: false },
    { ...own, requestingUrl: 'https://evil.invalid/' },
    { isMainFrame: true },
  ]
  const permission = 'clipboard-sanitized-write'
  expect(await request(desktop, permission, own)).toBe(true)
  expect(check(desktop, permission, own)).toBe(true)
  for (const details of others) {
    expect(await request(desktop, permission, details)).toBe(false)
    expect(check(desktop, permission, details)).toBe(false)
  }
})

describe('the camera', () => {
  test('is given to a scan page once the person said so, who is asked once', async () => {
    const desktop = await desktopOfTest({ prepare: sayYes })
    expect(check(desktop, 'media', cameraLookedUp)).toBe(false)
    const both = [request(desktop, 'media', camera), request(desktop, 'media', camera)]
    expect(await Promise.all(both)).toEqual([true, true])
    expect(await request(desktop, 'media', camera)).toBe(true)
    expect(check(desktop, 'media', cameraLookedUp)).toBe(true)
    // A photo of an asset is taken at an address of its own, so its page alone has no camera.
    const toPhoto = {
      ...camera,
      requestingUrl: 'app://assetwalk/assets/0198c0de-0000-7000-8000-000000000002/camera',
    }
    expect(await request(desktop, 'media', toPhoto)).toBe(true)
    expect(check(desktop, 'media', { ...cameraLookedUp, requestingUrl: toPhoto.requestingUrl })).toBe(true)
    expect(desktop.electron.dialogs.boxes).toEqual([
      expect.objectContaining({ message: 'May Assetwalk use the camera?' }),
    ])
  })

  test('is not given if the person said no, which is the answer of Escape, and is not asked again', async () => {
    const desktop = await desktopOfTest()
    expect(await request(desktop, 'media', camera)).toBe(false)
    expect(await request(desktop, 'media', camera)).toBe(false)
    expect(desktop.electron.dialogs.boxes).toHaveLength(1)
  })

  test.each([
    ['with sound', { mediaTypes: ['video', 'audio'] }],
    ['sound alone', { mediaTypes: ['audio'] }],
    ['no one knows what', { mediaTypes: [] }],
    ['unnamed', { mediaTypes: undefined }],
    ['for the page of audits', { requestingUrl: 'app://assetwalk/audits' }],
    ['for the page of an asset', { requestingUrl: 'app://assetwalk/assets/1' }],
    ['for a page with a longer path', { requestingUrl: `${scanPage}/more` }],
    ['for a page that names it in its query', { requestingUrl: 'app://assetwalk/?/audits/1/scan' }],
    ['for another host', { requestingUrl: 'app://evil/audits/1/scan' }],
    ['for a page of the web', { requestingUrl: 'https://assetwalk/audits/1/scan' }],
    ['for another origin within', { securityOrigin: 'https://evil.invalid/' }],
    ['for a frame', { isMainFrame: false }],
  ])('nobody is even asked for it %s', async (_what, difference) => {
    const desktop = await desktopOfTest({ prepare: sayYes })
    expect(await request(desktop, 'media', { ...camera, ...difference })).toBe(false)
    expect(desktop.electron.dialogs.boxes).toEqual([])
  })

  test.each([
    ['sound', { mediaType: 'audio' }],
    ['what is not known', { mediaType: 'unknown' }],
    ['another page', { requestingUrl: 'app://assetwalk/assets' }],
    ['a frame', { isMainFrame: false }],
  ])('that was given is not found by %s', async (_what, difference) => {
    const desktop = await desktopOfTest({ prepare: sayYes })
    await request(desktop, 'media', camera)
    expect(check(desktop, 'media', { ...cameraLookedUp, ...difference })).toBe(false)
  })

  test('is remembered for this data folder, and for no other', async () => {
    const home = folderOfTest()
    const first = await desktopOfTest({ home, prepare: sayYes })
    await request(first, 'media', camera)
    await first.end()
    const again = await desktopOfTest({ home })
    expect(await request(again, 'media', camera)).toBe(true)
    expect(again.electron.dialogs.boxes).toEqual([])
    const other = await desktopOfTest()
    expect(await request(other, 'media', camera)).toBe(false)
    expect(other.electron.dialogs.boxes).toHaveLength(1)
  })

  test('is given and taken in the menu', async () => {
    const desktop = await desktopOfTest()
    const { menu } = desktop.electron
    const entry = 'Scan Pages May Use the &Camera'
    menu.choose(entry)
    expect(await request(desktop, 'media', camera)).toBe(true)
    expect(menu.find(entry).checked).toBe(true)
    menu.choose(entry)
    expect(await request(desktop, 'media', camera)).toBe(false)
    expect(check(desktop, 'media', cameraLookedUp)).toBe(false)
    expect(desktop.electron.dialogs.boxes).toEqual([])
  })
})

describe('devices', () => {
  test.each(['select-hid-device', 'select-usb-device', 'select-serial-port'] as const)(
    '%s: a page gets none',
    async (event) => {
      const desktop = await desktopOfTest()
      const { defaultSession } = desktop.electron
      expect(await defaultSession.choose(event, windowOf(desktop).webContents)).toBeNull()
    },
  )

  test('of Bluetooth neither', async () => {
    const desktop = await desktopOfTest()
    expect(await windowOf(desktop).webContents.chooseBluetooth()).toBe('')
  })

  test('that were chosen before are not given', async () => {
    const desktop = await desktopOfTest()
    for (const deviceType of ['hid', 'usb', 'serial'])
      expect(desktop.electron.defaultSession.hasDevice({ deviceType, origin: 'app://assetwalk' })).toBe(false)
  })

  test('the screen is not recorded', async () => {
    const desktop = await desktopOfTest()
    expect(await desktop.electron.defaultSession.record()).toBeNull()
  })
})

test('a session that comes later is held as well', async () => {
  const desktop = await desktopOfTest()
  const later = desktop.electron.module.session.fromPartition('later')
  const page = windowOf(desktop).webContents
  expect(await later.request(page, 'media', camera)).toBe(false)
  expect(later.check(page, 'media', cameraLookedUp)).toBe(false)
  expect(later.hasDevice({ deviceType: 'usb' })).toBe(false)
  expect(await later.choose('select-usb-device', page)).toBeNull()
})

function sayYes({ dialogs }: Desktop['electron']): void {
  dialogs.onBox = () => 0
}
