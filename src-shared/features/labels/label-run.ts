/** Why a label is wanted. */
export const wantedReasons = ['selection', 'import', 'damaged', 'block', 'notRead'] as const
export type WantedReason = (typeof wantedReasons)[number]

/** Why something gets a label that had one; the old one is to be destroyed. */
export const reprintReasons = ['damaged', 'lost', 'changed', 'notRead', 'spoiled', 'notStated'] as const
export type ReprintReason = (typeof reprintReasons)[number]

/**
 * `made`: a file, of which nobody has said yet that it was written; `sending`: to a printer; `stopped`: the printer took no
 * more; `printed`: all came out; `discarded`: given up.
 */
export const runStates = ['made', 'sending', 'stopped', 'printed', 'discarded'] as const
export type RunState = (typeof runStates)[number]

/** What a run is doing: one that was being sent when the engine ended was stopped by that. */
export const runIsAt = (state: RunState, isRunning: boolean): RunState =>
  state === 'sending' && !isRunning ? 'stopped' : state
