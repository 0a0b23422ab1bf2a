import { userInfo } from 'node:os'
import type { Command } from 'commander'
import type { DataFolderOrigin } from '../../../src-shared/features/computer/computer-contract.ts'
import { chooseDataFolder } from '../data-folder.ts'
import { readPolicy } from '../policy.ts'
import { cliText } from './cli-text.ts'

/** What holds for every command, wherever on the line it was said. */
export interface Settings {
  dataFolder: string
  /** how the data folder was found */
  dataFolderOrigin: DataFolderOrigin
  json: boolean
  /** name of the person who is working, asserted by whoever calls; '' if the system does not know one */
  name: string
}

/** @param withJson false where `--json` means something else */
export function addCommonOptions(command: Command, withJson = true): Command {
  command.option('--data <dir>', cliText.options.data).option('--as <name>', cliText.options.as)
  return withJson ? command.option('--json', cliText.options.json) : command
}

/**
 * The settings of a command: what stands nearest to it counts.
 * @throws POLICY_INVALID, DATA_FOLDER_MISSING
 */
export function settingsOf(command: Command): Settings {
  const given = <Value>(option: string, isValue: (value: unknown) => value is Value): Value | undefined => {
    for (let at: Command | null = command; at; at = at.parent) {
      const value: unknown = at.getOptionValue(option)
      if (isValue(value)) return value
    }
    return undefined
  }
  const isText = (value: unknown): value is string => typeof value === 'string'
  const { folder, origin } = chooseDataFolder(given('data', isText), readPolicy())
  return {
    dataFolder: folder,
    dataFolderOrigin: origin,
    json: given('json', (value) => value === true) ?? false,
    name: given('as', isText) ?? systemUser(),
  }
}

function systemUser(): string {
  try {
    return userInfo().username
  } catch {
    // The user id has no entry in the system's list, as in some containers.
    return process.env.USER ?? process.env.USERNAME ?? ''
  }
}
