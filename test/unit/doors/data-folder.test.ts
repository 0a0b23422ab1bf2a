import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseDataFolder, usualDataFolder } from '../../../src-main/doors/data-folder.ts'
import type { Surroundings } from '../../../src-main/doors/surroundings.ts'
import { movedTo, pointHome, pointTo } from '../../../src-main/engine/data-folder-pointer.ts'
import { folderOfTest } from '../../tools/data-folder.ts'

describe('the usual data folder', () => {
  it.each<[string, Surroundings, string]>([
    ['Linux', { platform: 'linux', environment: {}, home: '/home/ada' }, '/home/ada/.local/share/assetwalk'],
    [
      'Linux with XDG_DATA_HOME',
      { platform: 'linux', environment: { XDG_DATA_HOME: '/data' }, home: '/home/ada' },
      '/data/assetwalk',
    ],
    [
      'Linux with a relative XDG_DATA_HOME, which the specification ignores',
      { platform: 'linux', environment: { XDG_DATA_HOME: 'data' }, home: '/home/ada' },
      '/home/ada/.local/share/assetwalk',
    ],
    [
      'macOS',
      { platform: 'darwin', environment: {}, home: '/Users/ada' },
      '/Users/ada/Library/Application Support/Assetwalk',
    ],
    [
      'Windows',
      { platform: 'win32', environment: { APPDATA: 'C:/Users/ada/AppData/Roaming' }, home: 'C:/Users/ada' },
      'C:/Users/ada/AppData/Roaming/Assetwalk',
    ],
  ])('lies where %s keeps the data of a person', (_, surroundings, folder) => {
    expect(usualDataFolder(surroundings).replaceAll('\\', '/')).toBe(folder)
  })
})

describe('the data folder to work on', () => {
  const nothingArranged = { dataFolder: null }

  function house(): { surroundings: Surroundings; usual: string; elsewhere: string } {
    const home = folderOfTest()
    const surroundings: Surroundings = { platform: 'linux', environment: {}, home }
    const usual = usualDataFolder(surroundings)
    const elsewhere = join(home, 'elsewhere')
    for (const folder of [usual, elsewhere]) mkdirSync(folder, { recursive: true })
    return { surroundings, usual, elsewhere }
  }

  it('is the usual one where nothing else is said', () => {
    const { surroundings, usual } = house()
    expect(chooseDataFolder(undefined, nothingArranged, surroundings)).toEqual({
      folder: usual,
      origin: 'usual',
    })
  })

  it('is the one that is named, before the policy, before the one that it was moved to', () => {
    const { surroundings, usual, elsewhere } = house()
    pointTo(usual, elsewhere)
    writeFileSync(join(elsewhere, 'assetwalk.db'), '')
    const choose = (named?: string, dataFolder: string | null = null) =>
      chooseDataFolder(named, { dataFolder }, surroundings)
    expect(choose('here', '/srv/assetwalk')).toEqual({ folder: resolve('here'), origin: 'named' })
    expect(choose(undefined, '/srv/assetwalk')).toEqual({ folder: '/srv/assetwalk', origin: 'policy' })
    expect(choose()).toEqual({ folder: elsewhere, origin: 'moved' })
    pointHome(usual)
    expect(choose()).toEqual({ folder: usual, origin: 'usual' })
  })

  it('that was moved to a disk that is not connected is missed, not begun anew', () => {
    const { surroundings, usual, elsewhere } = house()
    const choose = () => chooseDataFolder(undefined, nothingArranged, surroundings)
    const missing = { code: 'DATA_FOLDER_MISSING', message: expect.stringContaining('Connect the disk') }
    pointTo(usual, join(elsewhere, 'gone'))
    expect(choose).toThrow(expect.objectContaining(missing))
    pointTo(usual, elsewhere) // the mount point of a disk is there, and empty
    expect(choose).toThrow(expect.objectContaining(missing))
  })

  it('may have any name that a folder can have', () => {
    const { usual, elsewhere } = house()
    const folder = join(elsewhere, ' Ünïcode\nand spaces ')
    pointTo(usual, folder)
    expect(movedTo(usual)).toBe(folder)
  })
})
