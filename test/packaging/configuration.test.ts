import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../../build/tools/root.ts'
import { usualDataFolder } from '../../src-main/doors/data-folder.ts'
import { linkScheme } from '../../src-main/doors/electron/start/opened-things.ts'

const text = (path: string) => readFileSync(join(root, path), 'utf8')
const config = parse(text('electron-builder.yml'))

test('no system is told to start the program without its sandbox', () => {
  expect(config.appImage.executableArgs).toEqual([])
  expect(config.toolsets.appimage).not.toBe('0.0.0')
  expect(text('electron-builder.yml')).not.toContain('no-sandbox')
})

test('each system is told what Assetwalk opens: the links and files that it knows', () => {
  expect(config.protocols[0].schemes).toEqual([linkScheme])
  expect(text('build/windows/installer.nsh')).toContain(
    `Software\\Classes\\${linkScheme}\\shell\\open\\command`,
  )
  const opened = text('src-main/doors/electron/start/opened-things.ts')
  for (const { ext, mimeType } of config.fileAssociations) {
    expect(opened).toContain(`'.${ext}'`)
    expect(JSON.stringify(config.mac.extendInfo)).toContain(mimeType)
  }
})

test('who removes Assetwalk keeps the data, and is told where it is', () => {
  expect(config.nsis.deleteAppDataOnUninstall).toBe(false)
  const home = '~'
  const windows = usualDataFolder({ platform: 'win32', environment: { APPDATA: '$APPDATA' }, home })
  expect(text('build/windows/installer.nsh')).toContain(`"${windows.replaceAll('/', '\\')}"`)
  const linux = usualDataFolder({ platform: 'linux', environment: {}, home })
  expect(text('build/linux/after-remove.sh')).toContain(linux.replaceAll('\\', '/'))
  for (const [system, file] of [
    ['win32', 'install-windows'],
    ['darwin', 'install-macos'],
    ['linux', 'install-linux'],
  ] as const) {
    const folder = usualDataFolder({ platform: system, environment: { APPDATA: '%APPDATA%' }, home })
    expect(text(`docs/how-to/${file}.md`)).toContain(
      system === 'win32' ? folder.replaceAll('/', '\\') : folder.replaceAll('\\', '/'),
    )
  }
})

test('nothing is asked of an update server that no organisation has named', () => {
  expect(config.publish).toEqual({ provider: 'generic', url: 'https://updates.assetwalk.invalid' })
})
