import { describe, expect, it } from 'vitest'
import { defaultDataFolder, type Surroundings } from '../../../src-main/doors/default-data-folder.ts'

describe('the default data folder', () => {
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
    expect(defaultDataFolder(surroundings).replaceAll('\\', '/')).toBe(folder)
  })
})
