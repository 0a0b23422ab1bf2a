/** Whom a package is for. */
export interface PackageKind {
  platform: 'linux' | 'darwin' | 'win32'
  arch: 'x64' | 'arm64'
}

const platforms: readonly string[] = ['linux', 'darwin', 'win32'] satisfies PackageKind['platform'][]
const arches: readonly string[] = ['x64', 'arm64'] satisfies PackageKind['arch'][]

/** @throws Error for a system or processor that Assetwalk is not packaged for */
export function packageKind(platform: string, arch: string): PackageKind {
  if (!platforms.includes(platform) || !arches.includes(arch))
    throw new Error(`Assetwalk is not packaged for ${platform} ${arch}`)
  return { platform, arch } as PackageKind
}
