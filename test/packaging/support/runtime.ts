import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FuseState } from '@electron/fuses'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import type { PackageKind } from '../../../build/package/package-kind.ts'
import { root } from '../../../build/tools/root.ts'

/**
 * What electron-builder wants of Electron's runtime, in a few kilobytes: the files that it renames and writes to, and in
 * the program the fuses, which stand as Electron gives them out. Started, it runs stand-in.ts under Node in its stead.
 */
export function makeRuntime(folder: string, platform: PackageKind['platform']): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  const files = { linux: linuxFiles, darwin: macosFiles, win32: windowsFiles }[platform]()
  for (const [name, content] of Object.entries({ ...files, LICENSE: '', 'LICENSES.chromium.html': '' })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content, { mode: 0o755 })
  }
}

type Files = Record<string, string | Buffer>

/** As constants.js of @electron/fuses has it. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const fuseVersion = 1
/** By their number: RunAsNode, cookies, NODE_OPTIONS, inspect, integrity, only asar, snapshot, file:, WebAssembly traps. */
const givenOut = [true, false, true, true, false, false, false, true, true]

function fuses(): Buffer {
  const states = givenOut.map((isOn) => (isOn ? FuseState.ENABLE : FuseState.DISABLE))
  return Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([fuseVersion, states.length, ...states]),
    Buffer.alloc(8000),
  ])
}

const standInFile = join(import.meta.dirname, 'stand-in.ts')
const standIn = Buffer.from(`#!/bin/sh\nexec '${process.execPath}' '${standInFile}' "$0" "$@"\nexit 1\n`)

function linuxFiles(): Files {
  return {
    electron: Buffer.concat([standIn, fuses()]),
    'chrome-sandbox': '',
    version: electronVersion(),
    'locales/en-US.pak': '',
  }
}

function macosFiles(): Files {
  const contents = 'Electron.app/Contents'
  const helper = `${contents}/Frameworks/Electron Helper.app/Contents`
  return {
    [`${contents}/Info.plist`]: plist('Electron'),
    [`${contents}/MacOS/Electron`]: standIn,
    [`${contents}/Resources/en.lproj/locale.pak`]: '',
    [`${contents}/Resources/electron.icns`]: '',
    [`${contents}/Frameworks/Electron Framework.framework/Electron Framework`]: fuses(),
    [`${contents}/Frameworks/Electron Framework.framework/Resources/en.lproj/locale.pak`]: '',
    [`${helper}/Info.plist`]: plist('Electron Helper'),
    [`${helper}/MacOS/Electron Helper`]: '',
  }
}

function windowsFiles(): Files {
  return {
    'electron.exe': Buffer.concat([emptyProgram(), fuses()]),
    'locales/en-US.pak': '',
    version: electronVersion(),
  }
}

/** A program for Windows of which there is nothing but the resource that says its version. */
function emptyProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  return Buffer.from(program.generate())
}

function plist(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>CFBundleExecutable</key><string>${name}</string>
  <key>CFBundleIconFile</key><string>electron.icns</string>
  <key>CFBundleIdentifier</key><string>com.github.Electron</string>
</dict>
</plist>`
}

function electronVersion(): string {
  return JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version
}
