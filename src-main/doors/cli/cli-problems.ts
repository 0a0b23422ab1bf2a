import { z } from 'zod'
import { problem } from '../../../src-shared/contract/problems.ts'
import { cliText } from './cli-text.ts'

const { problems } = cliText

/** What can go wrong on this side of the engine. */
export const cliProblems = {
  USAGE: problem(z.object({ reason: z.string() }), ({ reason }) => reason),
  FILE_NOT_READABLE: problem(z.object({ file: z.string(), reason: z.string() }), ({ file, reason }) =>
    problems.fileNotReadable(file, reason),
  ),
  FILE_NOT_WRITABLE: problem(z.object({ file: z.string(), reason: z.string() }), ({ file, reason }) =>
    problems.fileNotWritable(file, reason),
  ),
  PROCEDURE_UNKNOWN: problem(
    z.object({ procedure: z.string(), known: z.array(z.string()) }),
    ({ procedure, known }) => problems.procedureUnknown(procedure, known),
  ),
  /** `result`: what a job had done when it ended, if it says so */
  CANCELLED: problem(z.object({ result: z.unknown() }), () => problems.cancelled),
  NOTHING_MERGED: problem(z.object({ path: z.string() }), ({ path }) => problems.nothingMerged(path)),
  OUTPUT_CLOSED: problem(z.object({}), () => problems.outputClosed),
}
