/** What a script learns without reading a word. */
export const exitCodes = {
  done: 0,
  /** done, but something was refused or found wrong: rejected rows, a scan that is neither found nor a duplicate */
  doneWithFindings: 1,
  /** not done: bad usage or input, or the engine could not do it */
  notDone: 2,
  /** a bug of Assetwalk (EX_SOFTWARE of sysexits.h) */
  bug: 70,
  /** ended by Ctrl-C, as shells say it: 128 and the number of the signal */
  interrupted: 130,
  terminated: 143,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
