import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { failure } from '../../../src-shared/contract/problems.ts'
import { computerProblems } from '../../../src-shared/features/computer/computer-contract.ts'
import { bytesIn, freeBytes } from '../../engine/folder-figures.ts'
import { moveDataFolder } from '../../engine/move-data-folder.ts'
import { usualDataFolder } from '../data-folder.ts'
import { policyFile } from '../policy.ts'
import { cliText } from './cli-text.ts'
import { addCommand } from './command.ts'
import { inDigits, printColumns, printJson, printLine, progressLine } from './output.ts'
import { settingsOf } from './settings.ts'

const { commands, results } = cliText

/** @param signal aborted when the command is asked to end */
export function addDataCommands(program: Command, signal: AbortSignal): void {
  const data = addCommand(program, 'data', commands.data)
  addShow(data)
  addMove(data, signal)
}

function addShow(data: Command): void {
  addCommand(data, 'show', commands.dataShow).action(async (_: object, command: Command) => {
    const { dataFolder, dataFolderOrigin, json } = settingsOf(command)
    const isThere = existsSync(dataFolder)
    const shown = {
      dataFolder,
      dataFolderOrigin,
      dataBytes: isThere ? bytesIn(dataFolder) : null,
      freeBytes: isThere ? freeBytes(dataFolder) : null,
      policy: policyFile(),
    }
    if (json) return printJson(shown)
    const { folder, origin, size, free, policy, bytes, none, notThere } = results.dataFolder
    const inBytes = (count: number | null) => (count === null ? notThere : bytes(inDigits(count)))
    await printColumns([
      [folder, dataFolder],
      [origin, dataFolderOrigin],
      [size, inBytes(shown.dataBytes)],
      [free, inBytes(shown.freeBytes)],
      [policy, shown.policy ?? none],
    ])
  })
}

function addMove(data: Command, signal: AbortSignal): void {
  addCommand(data, 'move <dir>', commands.dataMove).action(
    async (to: string, _: object, command: Command) => {
      const { dataFolder, dataFolderOrigin, json } = settingsOf(command)
      if (dataFolderOrigin === 'named' || dataFolderOrigin === 'policy')
        throw failure(computerProblems, 'DATA_FOLDER_NAMED', { folder: dataFolder })
      const moved = await moveDataFolder({
        from: dataFolder,
        to,
        usual: usualDataFolder(),
        signal,
        onProgress: ({ done, total }) => progressLine.show(done, total),
      }).finally(() => progressLine.clear())
      const { folder, files, bytes, oldFiles } = moved
      if (json) return printJson(moved)
      await printLine(results.moved(folder, inDigits(files), inDigits(bytes)))
      if (oldFiles !== 'removed') await printLine(results.oldFilesLeft[oldFiles](dataFolder))
    },
  )
}
