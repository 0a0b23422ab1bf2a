import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { outgoingProblems } from '../files/files-contract.ts'
import { computerText } from './computer-text.ts'

/** What a host may be able to do for the engine. The desktop can do all that its system can, the other doors nothing. */
export const hostAbilities = [
  'showFolder',
  'print',
  'moveData',
  'installUpdate',
  'draw',
  'keepSecrets',
  'tellPower',
] as const
export type HostAbility = (typeof hostAbilities)[number]

/** How the data folder was found: `usual`, `moved` there from the usual one, `named` at the start, by the `policy`. */
export const dataFolderOrigins = ['usual', 'moved', 'named', 'policy'] as const
export type DataFolderOrigin = (typeof dataFolderOrigins)[number]

export const computerProblems = {
  HOST_CANNOT: problem(z.object({ ability: z.enum(hostAbilities) }), ({ ability }) =>
    computerText.desktopOnly(computerText.abilities[ability]),
  ),
  NOT_PRINTED: problem(z.object({ reason: z.string() }), ({ reason }) => computerText.notPrinted(reason)),
  PRINTER_NOT_ALLOWED: problem(z.object({ printer: z.string() }), ({ printer }) =>
    computerText.printerNotAllowed(printer),
  ),
  DATA_FOLDER_NAMED: problem(z.object({ folder: z.string() }), ({ folder }) =>
    computerText.folderIsNamed(folder),
  ),
  NO_UPDATE: problem(z.object({}), () => computerText.noUpdate),
}
/** Why a data folder is not moved; it is as it was then. */
export const moveProblems = {
  NO_DATA_YET: problem(z.object({ folder: z.string() }), ({ folder }) => computerText.noDataYet(folder)),
  FOLDER_WITHIN_DATA: problem(z.object({ folder: z.string() }), ({ folder }) =>
    computerText.folderWithinData(folder),
  ),
  FOLDER_NOT_EMPTY: problem(z.object({ folder: z.string() }), ({ folder }) =>
    computerText.folderNotEmpty(folder),
  ),
  NOT_COPIED: problem(z.object({ file: z.string(), reason: z.string() }), ({ file, reason }) =>
    computerText.notCopied(file, reason),
  ),
}
const { HOST_CANNOT, NOT_PRINTED, PRINTER_NOT_ALLOWED, DATA_FOLDER_NAMED, NO_UPDATE } = computerProblems

/** The computer on which the engine runs, and what its host (the door that started it) can do there. */
export const computerContract = {
  /** Where the data lives, how big it is, and what this door can do. */
  show: query('none').output(
    z.object({
      version: z.string(),
      /** Node's name of the system: linux, darwin, win32 … */
      platform: z.string(),
      door: z.enum(['desktop', 'browser', 'commandLine']),
      dataFolder: z.string(),
      dataFolderOrigin: z.enum(dataFolderOrigins),
      /** bytes of everything in it */
      dataBytes: z.number().int(),
      /** bytes that are free on its disk */
      freeBytes: z.number().int(),
      abilities: z.array(z.enum(hostAbilities)),
      /** where updates are looked for; null: nowhere */
      updateServer: z.string().nullable(),
    }),
  ),
  /** Shows the data folder in the system's file manager. */
  showDataFolder: command('none').output(z.object({})).errors(errorsOf({ HOST_CANNOT })),
  /**
   * Asks the host to move the data folder. It asks the person where to, ends the engine, moves, and begins anew; the
   * answer comes before that.
   */
  moveData: command('administer').output(z.object({})).errors(errorsOf({ HOST_CANNOT, DATA_FOLDER_NAMED })),
  /** Printers from which one is to be chosen; null where the system's own dialog is used for that. */
  printers: query('register.read')
    .output(z.object({ printers: z.array(z.string()).nullable() }))
    .errors(errorsOf({ HOST_CANNOT })),
  /** Prints a PDF that a job has made. @param printer one of `printers`; null: the system's dialog asks */
  print: command('register.read')
    .input(z.object({ outgoingId: id, fileName: z.string().min(1).max(255), printer: z.string().nullable() }))
    .output(z.object({}))
    .errors(errorsOf({ HOST_CANNOT, NOT_PRINTED, PRINTER_NOT_ALLOWED, ...outgoingProblems })),
  /** Ends the program, installs the update that waits, and starts it again. */
  installUpdate: command('register.read').output(z.object({})).errors(errorsOf({ HOST_CANNOT, NO_UPDATE })),
}
