import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageKind } from './package-kind.ts'
import { type PackageParts, packageParts } from './parts.ts'

const names = /^(?:(?<system>linux|win)(?:-(?<arch>arm64))?-unpacked|mac(?:-(?<macArch>arm64))?)$/
const platforms: Record<string, string> = { linux: 'linux', win: 'win32' }

/** The packages that electron-builder has laid out in its folder of results, before it made installers of them. */
export function laidOutPackages(results: string): PackageParts[] {
  if (!existsSync(results)) return []
  return readdirSync(results).flatMap((name) => {
    const found = names.exec(name)?.groups
    if (!found) return []
    const platform = platforms[found.system ?? ''] ?? 'darwin'
    const kind = packageKind(platform, found.arch ?? found.macArch ?? 'x64')
    return [packageParts(join(results, name), kind)]
  })
}
