import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { root } from '../tools/root.ts'
import { strangersBeside, strangersInArchive } from './allowed-files.ts'
import { archivedFiles, headerHash, sha256 } from './archive.ts'
import { wrongFuses } from './fuses.ts'
import type { PackageParts } from './parts.ts'
import { secretsIn } from './secrets.ts'

/** What is said of a package. */
export interface PackageReport {
  /** what keeps it from being given on, in sentences; none if all is well */
  findings: string[]
  /** bytes on the disk once it is installed */
  size: number
  /** bytes of the archive and of what lies beside it: what is ours, without Electron */
  ownSize: number
}

/** Files that must be there, as seen from the folder of resources. */
const needed = ['app.asar', 'LICENSE.txt', 'THIRD-PARTY-NOTICES.txt']
/** Files of others that are no text. */
const binary = /\.(node|exe|ttf|woff2|icns|png|pak)$/

/** Looks a laid-out package over: what is in it, what is not, its fuses, its archive's integrity. */
export async function checkPackage(parts: PackageParts): Promise<PackageReport> {
  const beside = filesIn(parts.resources)
  const archived = archivedFiles(parts.archive)
  const findings = [
    ...needed.filter((name) => !beside.includes(name)).map((name) => `${name} is missing`),
    ...strangersInArchive(
      archived.map(({ path }) => path),
      parts,
    ).map((path) => `${path} must not be in the archive`),
    ...strangersBeside(beside, parts).map((path) => `${path} must not be beside the archive`),
    ...archived.flatMap(({ path, bytes }) => givenAway(path, bytes)),
    ...beside
      .filter((path) => path !== 'app.asar')
      .flatMap((path) => givenAway(path, readFileSync(join(parts.resources, path)))),
    ...archived
      .filter(({ bytes, promisedHash }) => sha256(bytes) !== promisedHash)
      .map(({ path }) => `${path} is not what the header of the archive says`),
    ...integrityFindings(parts),
    ...(await wrongFuses(parts.program)),
  ]
  return { findings, size: sizeOf(parts.folder), ownSize: sizeOf(parts.resources) }
}

function givenAway(path: string, bytes: Buffer): string[] {
  return binary.test(path) ? [] : secretsIn(bytes, root).map((what) => `${path} holds ${what}`)
}

/** The program itself has to know the header of its archive, where the system can hold it to that. */
function integrityFindings(parts: PackageParts): string[] {
  if (parts.platform === 'linux') return []
  const holder = parts.platform === 'darwin' ? join(parts.folder, 'Contents', 'Info.plist') : parts.program
  const isThere = existsSync(holder) && readFileSync(holder, 'latin1').includes(headerHash(parts.archive))
  return isThere ? [] : [`${relative(parts.folder, holder)} does not hold the hash of the archive’s header`]
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
}

function sizeOf(folder: string): number {
  return filesIn(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
}
