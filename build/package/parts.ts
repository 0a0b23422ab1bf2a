import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PackageKind } from './package-kind.ts'

/** Where the parts of a laid-out package are. */
export interface PackageParts extends PackageKind {
  /** all of it: the folder of the program, on macOS the bundle */
  folder: string
  /** the file that the fuses are in, as @electron/fuses wants it named */
  program: string
  resources: string
  archive: string
}

/** @param folder as electron-builder leaves it: `linux-unpacked`, `win-unpacked`, `mac`, `mac-arm64` … */
export function packageParts(folder: string, kind: PackageKind): PackageParts {
  if (kind.platform === 'darwin') {
    const bundle = readdirSync(folder).find((name) => name.endsWith('.app')) ?? 'Assetwalk.app'
    const program = join(folder, bundle)
    return partsIn(kind, program, program, join(program, 'Contents', 'Resources'))
  }
  const program = join(folder, kind.platform === 'win32' ? 'Assetwalk.exe' : 'assetwalk')
  return partsIn(kind, folder, program, join(folder, 'resources'))
}

function partsIn(kind: PackageKind, folder: string, program: string, resources: string): PackageParts {
  return { ...kind, folder, program, resources, archive: join(resources, 'app.asar') }
}
