import { copyFileSync, cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkPackage } from '../../build/package/check-package.ts'
import type { PackageKind } from '../../build/package/package-kind.ts'
import type { PackageParts } from '../../build/package/parts.ts'
import { root } from '../../build/tools/root.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { csvOf, sampleList } from '../tools/lists.ts'
import { packaged } from './support/electron-builder.ts'
import { runCommand } from './support/run-command.ts'
import { takenApart } from './support/taken-apart.ts'

// Packages for systems on which this does not run: looked over, and started where a shell or a Node is enough.

const isWindows = process.platform === 'win32'

async function checked(...kinds: [PackageKind, ...PackageKind[]]): Promise<PackageParts[]> {
  const { packages } = await packaged(folderOfTest(), ...kinds)
  expect(packages.map(({ platform, arch }) => ({ platform, arch }))).toEqual(kinds)
  for (const parts of packages) expect((await checkPackage(parts)).findings).toEqual([])
  return packages
}

// electron-builder lays out nothing for macOS on Windows.
test.skipIf(isWindows)('packages for macOS know their archive, and say what they open and why', async () => {
  const packages = await checked({ platform: 'darwin', arch: 'x64' }, { platform: 'darwin', arch: 'arm64' })
  for (const { folder } of packages) {
    const info = readFileSync(join(folder, 'Contents/Info.plist'), 'utf8')
    expect(info).toMatch(/<key>NSCameraUsageDescription<\/key>\s*<string>Assetwalk reads barcodes/)
    expect(info).toMatch(/<key>CFBundleURLSchemes<\/key>\s*<array>\s*<string>assetwalk<\/string>/)
    for (const ending of ['awcert', 'awsync'])
      expect(info).toMatch(
        new RegExp(`<key>CFBundleTypeExtensions</key>\\s*<array>\\s*<string>${ending}</string>`),
      )
  }
  const [own] = packages
  if (own) await expectCommandThroughLinks(own)
})

async function expectCommandThroughLinks(parts: PackageParts): Promise<void> {
  const place = folderOfTest()
  const program = takenApart(parts, place)
  const [first, second] = [join(place, 'a link'), join(place, 'another link')]
  symlinkSync(join(parts.resources, 'bin', 'assetwalk'), first)
  symlinkSync('a link', second)
  const env = { ...process.env, ASSETWALK_STAND_IN_PROGRAM: program }
  expect(await runCommand(second, ['--version'], env)).toMatchObject({ code: 0, stdout: `${versionNow()}\n` })
  expect(await runCommand(second, ['no such', '"command"'], env)).toMatchObject({ code: 2, stdout: '' })
}

test.skipIf(isWindows)(
  'a package for Windows brings all that its command needs beside the program',
  async () => {
    const [parts] = await checked({ platform: 'win32', arch: 'x64' })
    if (!parts) return
    expect(readFileSync(join(parts.folder, 'bin/assetwalk.cmd'), 'utf8')).toBe(
      [
        '@echo off',
        'rem The command line of Assetwalk. The program itself has a window and so no standard input: a Node of its own runs this.',
        'setlocal DisableDelayedExpansion',
        'set "NODE_OPTIONS="',
        'set "NODE_PATH="',
        '"%~dp0..\\resources\\command-line\\node.exe" "%~dp0..\\resources\\command-line\\out\\main\\cli.js" %*',
        'exit /b %ERRORLEVEL%',
        '',
      ].join('\r\n'),
    )

    // With the native module of this system in place of Windows', the rest is what it would be there.
    const place = folderOfTest()
    const commandLine = join(place, 'command-line')
    cpSync(join(parts.resources, 'command-line'), commandLine, { recursive: true })
    const native = `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`
    copyFileSync(join(root, native), join(commandLine, native))
    const assetwalk = (...args: string[]) =>
      runCommand(
        process.execPath,
        [join(commandLine, 'out/main/cli.js'), ...args, '--data', join(place, 'data')],
        process.env,
      )
    const list = join(place, 'list.csv')
    writeFileSync(list, csvOf(sampleList(20, 3)))
    expect(await assetwalk('import', list)).toMatchObject({ code: 0, stderr: '' })
    const location = sampleList(20, 3)[0]?.Location?.split(' / ')[0] ?? ''
    const { auditId } = JSON.parse((await assetwalk('audit', 'start', '--location', location)).stdout)
    const report = join(place, 'report.pdf')
    expect(await assetwalk('audit', 'report', auditId, '--pdf', report)).toMatchObject({
      code: 0,
      stderr: '',
    })
    expect(readFileSync(report, 'latin1')).toMatch(/\+NotoSans-Regular/)
  },
)

test('a package for Linux on ARM has the native module of that processor alone', async () => {
  await checked({ platform: 'linux', arch: 'arm64' })
})

function versionNow(): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
}
