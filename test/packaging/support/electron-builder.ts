import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { laidOutPackages } from '../../../build/package/laid-out.ts'
import { type PackageKind, packageKind } from '../../../build/package/package-kind.ts'
import type { PackageParts } from '../../../build/package/parts.ts'
import { root } from '../../../build/tools/root.ts'
import { makeRuntime } from './runtime.ts'

const flags = { linux: '--linux', darwin: '--mac', win32: '--win' } as const

/** Packages that electron-builder has laid out, and what it said and left behind. */
export interface Packaged {
  packages: PackageParts[]
  said: string
  /** the home folder that it was given, empty before */
  home: string
}

/**
 * Really runs electron-builder on our configuration, with a runtime of our own in place of Electron's, and without a
 * network: whoever wanted to fetch something would fail. An installer is not made.
 * @param folder for all that comes of it
 * @param kinds of one system
 */
export async function packaged(folder: string, ...kinds: [PackageKind, ...PackageKind[]]): Promise<Packaged> {
  const [{ platform }] = kinds
  const [runtime, results, home] = [join(folder, 'runtime'), join(folder, 'packages'), join(folder, 'home')]
  makeRuntime(runtime, platform)
  mkdirSync(home)

  const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))
  const configFile = join(folder, 'electron-builder.json')
  const directories = { ...config.directories, output: results }
  writeFileSync(configFile, JSON.stringify({ ...config, electronDist: runtime, directories }))

  const said = await run(
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      flags[platform],
      ...kinds.map(({ arch }) => `--${arch}`),
      '--dir',
      '--publish',
      'never',
      '--config',
      configFile,
    ],
    { ...offline(home), ...nodeExe(folder, platform) },
  )
  return { packages: laidOutPackages(results), said, home }
}

/** @throws Error with all that was said, when it fails */
function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`electron-builder failed:\n${stdout}${stderr}`))
      else resolve(stdout + stderr)
    })
  })
}

/** npm installs a node.exe on Windows alone; elsewhere a file of that name has to do. */
function nodeExe(folder: string, platform: PackageKind['platform']): NodeJS.ProcessEnv {
  if (platform !== 'win32' || process.platform === 'win32') return {}
  const file = join(folder, 'node.exe')
  writeFileSync(file, 'node.exe')
  return { ASSETWALK_NODE_EXE: file }
}

/** The one of this system. */
export const ownKind = (): PackageKind => packageKind(process.platform, process.arch)

/** An environment in which nothing is kept from before, and every way out leads to a port on which nobody listens. */
function offline(home: string): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9'
  const { PATH, SystemRoot, ComSpec, PATHEXT, TMPDIR, TEMP, TMP } = process.env
  return {
    ...{ PATH, SystemRoot, ComSpec, PATHEXT, TMPDIR, TEMP, TMP },
    ...{ HOME: home, USERPROFILE: home, APPDATA: home, LOCALAPPDATA: home, XDG_CACHE_HOME: home },
    ...{ HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, http_proxy: nowhere, https_proxy: nowhere },
    npm_config_offline: 'true',
    CSC_IDENTITY_AUTO_DISCOVERY: 'false',
  }
}
