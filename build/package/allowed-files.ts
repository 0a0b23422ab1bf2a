import type { PackageKind } from './package-kind.ts'

/**
 * What may be in a package, and nothing else: so no test, source, map, key, server or Node runtime comes with it by
 * oversight. Paths with `/`, without one in front.
 */

/** Files that are in the archive and, where a native module cannot be read from it, beside it. */
const program = ({ platform, arch }: PackageKind) => [
  /^package\.json$/,
  /^out\/main\/[\w-]+\.js$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/(index\.html|favicon\.svg|third-party-notices\.txt)$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|woff2|ttf|wasm|svg|png|mp3|wav)$/,
  /^out\/renderer\/sounds\/[\w-]+\.(mp3|wav)$/,
  /^out\/fonts\/(NotoSans\w*\.ttf|LICENSE-[\w-]+\.txt)$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/[\w/-]+\.js)$/,
  nativeModule(platform, arch),
]

/** What lies beside the archive, in the folder of resources. */
const beside = (kind: PackageKind) => [
  /^app\.asar$/,
  /^(LICENSE|THIRD-PARTY-NOTICES)\.txt$/,
  /^app-update\.yml$/,
  ...besideOn[kind.platform],
]

const besideOn: Record<PackageKind['platform'], RegExp[]> = {
  linux: [/^bin\/assetwalk$/, /^(apparmor-profile|package-type)$/],
  darwin: [
    /^bin\/assetwalk$/,
    /^icon\.icns$/,
    /^LICENSE\.electron\.txt$/,
    /^LICENSES\.chromium\.html$/,
    /^[\w-]+\.lproj\//,
  ],
  win32: [
    /^elevate\.exe$/,
    /^command-line\/(node\.exe|LICENSE\.node\.txt|package\.json|path\.ps1)$/,
    /^command-line\/out\/main\/[\w-]+\.js$/,
    /^command-line\/out\/fonts\/(NotoSans\w*\.ttf|LICENSE-[\w-]+\.txt)$/,
    /^command-line\/node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/[\w/-]+\.js)$/,
    /^command-line\/node_modules\/better-sqlite3\/prebuilds\/win32-x64\.node$/,
  ],
}

function nativeModule(platform: string, arch: string): RegExp {
  return new RegExp(`^node_modules/better-sqlite3/prebuilds/${platform}-${arch}\\.node$`)
}

/** Files of the archive that have no business there. */
export function strangersInArchive(files: readonly string[], kind: PackageKind): string[] {
  return strangers(files, program(kind))
}

/** Files beside the archive that have no business there. */
export function strangersBeside(files: readonly string[], kind: PackageKind): string[] {
  const unpacked = 'app.asar.unpacked/'
  const native = nativeModule(kind.platform, kind.arch)
  return [
    ...files.filter((file) => file.startsWith(unpacked) && !native.test(file.slice(unpacked.length))),
    ...strangers(
      files.filter((file) => !file.startsWith(unpacked)),
      beside(kind),
    ),
  ]
}

function strangers(files: readonly string[], allowed: readonly RegExp[]): string[] {
  return files.filter((file) => !allowed.some((pattern) => pattern.test(file)))
}
