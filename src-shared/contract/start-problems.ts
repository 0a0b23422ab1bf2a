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
  DATA_FOLDER_MISSING: problem(
    z.object({ folder: z.string(), usual: z.string() }),
    ({ folder, usual }) =>
      `Your data was moved to ${folder}, and it is not there now. Connect the disk that it is on, then start Assetwalk again. If it is gone for good, remove the file “moved-to” in ${usual} to begin anew there.`,
  ),
  DATA_FOLDER_MOVED: problem(
    z.object({ folder: z.string() }),
    ({ folder }) =>
      `The data of ${folder} was moved elsewhere; the file MOVED.txt in it says where. Start again to work there, or remove MOVED.txt and moved-to to begin anew here.`,
  ),
  MOVE_UNFINISHED: problem(
    z.object({ folder: z.string(), from: z.string() }),
    ({ folder, from }) =>
      `Data was on its way into ${folder} when the move was interrupted. It is whole in ${from}: work there, or move it again.`,
  ),
  POLICY_INVALID: problem(
    z.object({ file: z.string(), reason: z.string() }),
    ({ file, reason }) =>
      `The policy of your organisation, ${file}, cannot be followed (${reason}). Ask whoever wrote it to mend it; nothing was changed.`,
  ),
  DATABASE_FROM_FUTURE: problem(
    z.object({ version: z.number(), newest: z.number() }),
    ({ version, newest }) =>
      `This data folder was written by a newer Assetwalk (version ${version} of the database, this one knows ${newest}). Install the newer program; nothing was changed.`,
  ),
  DATABASE_DAMAGED: problem(
    z.object({ reason: z.string() }),
    ({ reason }) =>
      `The database in this data folder cannot be read (${reason}). Nothing was changed. Restore a backup from its “backups” folder by “assetwalk restore FILE”, or run “assetwalk doctor --repair”, which saves what can be read.`,
  ),
  SANDBOX_MISSING: problem(
    z.object({}),
    () =>
      'Assetwalk shows no window where this computer does not let it keep its pages in a sandbox. Install the .deb, which brings the profile that allows it, or ask your administrator to allow user namespaces; nothing was changed.',
  ),
}
