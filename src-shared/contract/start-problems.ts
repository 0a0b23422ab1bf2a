import { z } from 'zod'
import { problem } from './problems.ts'

/** Why an engine cannot begin its work on a data folder. */
export const startProblems = {
  DATA_FOLDER_IN_USE: problem(
    z.object({ folder: z.string() }),
    ({ folder }) =>
      `Another Assetwalk already works on ${folder}. Use that one, or close it first; one data folder has one engine.`,
  ),
  DATA_FOLDER_NOT_WRITABLE: problem(
    z.object({ folder: z.string(), reason: z.string() }),
    ({ folder, reason }) =>
      `The data folder ${folder} cannot be written (${reason}). Choose another one with --data, or mend its permissions.`,
  ),
  DATABASE_FROM_FUTURE: problem(
    z.object({ version: z.number(), newest: z.number() }),
    ({ version, newest }) =>
      `This data folder was written by a newer Assetwalk (version ${version} of the database, this one knows ${newest}). Install the newer program; nothing was changed.`,
  ),
  DATABASE_DAMAGED: problem(
    z.object({ reason: z.string() }),
    ({ reason }) =>
      `The database in this data folder cannot be read (${reason}). Nothing was changed. Restore a backup from its “backups” folder.`,
  ),
}
