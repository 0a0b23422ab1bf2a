import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** How the fuses of a package have to stand: the program is nothing but Assetwalk, however it is started. */
const wanted: [fuse: keyof typeof FuseV1Options, on: boolean][] = [
  ['RunAsNode', false],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
]

/**
 * Reads the fuses of a program back.
 * @param program the file, or on macOS the bundle
 * @returns those that stand otherwise than they must
 */
export async function wrongFuses(program: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(program)
  return wanted
    .filter(([fuse, on]) => wire[FuseV1Options[fuse]] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([fuse, on]) => `the fuse ${fuse} is not ${on ? 'on' : 'off'}`)
}
