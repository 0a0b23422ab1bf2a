import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { failure } from '../../src-shared/contract/problems.ts'
import { startProblems } from '../../src-shared/contract/start-problems.ts'
import type { DataFolderOrigin } from '../../src-shared/features/computer/computer-contract.ts'
import { movedTo } from '../engine/data-folder-pointer.ts'
import type { Policy } from './policy.ts'
import { ownSurroundings, type Surroundings } from './surroundings.ts'

export interface ChosenDataFolder {
  /** absolute path */
  folder: string
  origin: DataFolderOrigin
}

/**
 * The data folder to work on: the one that is named, else the one of the policy, else where the usual one was moved to,
 * else the usual one.
 * @param named by `--data`; relative to where the program was started
 * @throws DATA_FOLDER_MISSING when it was moved to a place that is not there now (its disk is not connected): a new,
 * empty register instead of it would be taken for a lost one
 */
export function chooseDataFolder(
  named: string | undefined,
  policy: Pick<Policy, 'dataFolder'>,
  surroundings: Surroundings = ownSurroundings(),
): ChosenDataFolder {
  if (named !== undefined) return { folder: resolve(named), origin: 'named' }
  if (policy.dataFolder !== null) return { folder: resolve(policy.dataFolder), origin: 'policy' }
  const usual = usualDataFolder(surroundings)
  const moved = movedTo(usual)
  if (moved === null) return { folder: usual, origin: 'usual' }
  if (!existsSync(join(moved, 'assetwalk.db')))
    throw failure(startProblems, 'DATA_FOLDER_MISSING', { folder: moved, usual })
  return { folder: moved, origin: 'moved' }
}

/**
 * Where the data of the person who works on this machine usually is: in `$XDG_DATA_HOME` (XDG base directory
 * specification: a relative one is ignored), `~/Library/Application Support` on macOS, `%APPDATA%` on Windows.
 */
export function usualDataFolder({ platform, environment, home }: Surroundings = ownSurroundings()): string {
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
