import { z } from 'zod'
import { command } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { problem } from '../../contract/problems.ts'
import { filesText } from './files-text.ts'

export const filesProblems = {
  FILE_NOT_STAGED: problem(z.object({ stagingId: z.string() }), () => filesText.fileNotStaged),
}

/** What whoever fetches an outgoing file can meet. */
export const outgoingProblems = {
  FILE_GONE: problem(z.object({}), () => filesText.fileGone),
}

export const filesContract = {
  /**
   * Opens a one-time place for a file that is to be handed to the engine. The bytes do not travel in calls: the door
   * streams them into the data folder (loopback and app protocol: PUT /staging/ID), then a command names the id.
   */
  stage: command('register.read').output(z.object({ stagingId: id })),
}
