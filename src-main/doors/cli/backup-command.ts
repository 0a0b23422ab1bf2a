import type { Command } from 'commander'
import { backUpDataFolder } from '../../engine/backup-data-folder.ts'
import { cliText } from './cli-text.ts'
import { addCommand } from './command.ts'
import { inDigits, printJson, printLine } from './output.ts'
import { settingsOf } from './settings.ts'

/** Backs up beside an engine that runs, and starts none: the database lets itself be read while it is written. */
export function addBackupCommand(program: Command): void {
  addCommand(program, 'backup <file>', cliText.commands.backup).action(
    async (target: string, _: object, command: Command) => {
      const { dataFolder, json } = settingsOf(command)
      const { file, size, files } = backUpDataFolder(dataFolder, target)
      if (json) return printJson({ file, size, files })
      await printLine(cliText.results.backedUp(file, inDigits(size)))
      if (files.copied > 0) await printLine(cliText.results.contentBackedUp(inDigits(files.copied)))
      if (files.missing > 0) await printLine(cliText.results.contentMissing(inDigits(files.missing)))
    },
  )
}
