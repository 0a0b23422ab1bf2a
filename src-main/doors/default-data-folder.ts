import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** What the place of a person's data depends on. */
export interface Surroundings {
  platform: NodeJS.Platform
  environment: Readonly<Record<string, string | undefined>>
  home: string
}

/**
 * The data folder of the person who works on this machine, where none is named: in `$XDG_DATA_HOME` (XDG base directory
 * specification: a relative one is ignored), `~/Library/Application Support` on macOS, `%APPDATA%` on Windows.
 */
export function defaultDataFolder(
  { platform, environment, home }: Surroundings = {
    platform: process.platform,
    environment: process.env,
    home: homedir(),
  },
): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Assetwalk')
    case 'win32':
      return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), 'Assetwalk')
    default: {
      const shared = environment.XDG_DATA_HOME
      return join(shared && isAbsolute(shared) ? shared : join(home, '.local', 'share'), 'assetwalk')
    }
  }
}
