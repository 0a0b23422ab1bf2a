import { startProblems } from '../../src-shared/contract/start-problems.ts'

/** A failure that the person can do something about; its message is the sentence that says what. */
export class Explained extends Error {}

/** The code of a failure of the engine's start, else null. */
export function startProblemOf(error: unknown): keyof typeof startProblems | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return Object.keys(startProblems).includes(String(code)) ? (code as keyof typeof startProblems) : null
}

/** Says a failure in one line, with its code if it has one; a bug with its stack. */
export function explain(error: unknown): void {
  const code = startProblemOf(error)
  if (error instanceof Explained) console.error(error.message)
  else if (code && error instanceof Error) console.error(`${code}: ${error.message}`)
  else console.error(error)
}
