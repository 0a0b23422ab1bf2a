import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startText } from '../../src-shared/features/app/start-text.ts'
import { download, type Patience, type Progress } from './patient-download.ts'

const require = createRequire(import.meta.url)

/** The npm package `electron`: it says which runtime it wants, and unpacks it into its own folder. */
const electronPackage = dirname(require.resolve('electron/package.json'))

const patience: Patience = { firstByte: 10_000, nextPiece: 60_000 }

/** What is used of @electron/get, which comes with the package `electron` and obeys its settings for mirrors and cache. */
interface ElectronGet {
  downloadArtifact(details: {
    version: string
    artifactName: 'electron'
    force: boolean
    cacheRoot: string | undefined
    checksums: Record<string, string>
    downloader: { download(url: string, file: string): Promise<void> }
  }): Promise<string>
}

/** The program to start, if the runtime of this version was unpacked before; else null. */
export function installedRuntime(folder = electronPackage): string | null {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist')
  const [path, version] = [textOf(join(folder, 'path.txt')), textOf(join(folder, 'dist/version'))]
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH === undefined) {
    if (path === null || version?.replace(/^v/, '') !== wantedVersion(folder)) return null
  }
  const program = join(dist, path ?? 'electron')
  return existsSync(program) ? program : null
}

export function wantedVersion(folder = electronPackage): string {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
}

/**
 * Fetches the runtime into the cache that all Electron programs share, compares its checksum with the one in the
 * package, and lets the package unpack it.
 * @returns the program to start
 * @throws Error whose message says why it could not be had
 */
export async function fetchRuntime(
  onProgress: Progress,
  { folder = electronPackage, wait = patience } = {},
): Promise<string> {
  const get: ElectronGet = await import(
    pathToFileURL(createRequire(join(electronPackage, 'install.js')).resolve('@electron/get')).href
  )
  await get.downloadArtifact({
    version: wantedVersion(folder),
    artifactName: 'electron',
    force: process.env.force_no_cache === 'true',
    cacheRoot: process.env.electron_config_cache,
    checksums: JSON.parse(readFileSync(join(folder, 'checksums.json'), 'utf8')),
    downloader: { download: (url, file) => download(url, file, wait, onProgress) },
  })
  const env = { ...process.env, force_no_cache: 'false' }
  spawnSync(process.execPath, [join(folder, 'install.js')], { env, stdio: 'ignore' })
  const program = installedRuntime(folder)
  if (!program) throw new Error(startText.runtime.notUnpacked)
  return program
}

function textOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}
