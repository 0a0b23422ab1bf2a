/** Writes a failure of the window down, by its stack without the message. */
export function logWindowFailure(failure: { reference: string; name: string; frames: string }): void {
  const line = { at: new Date().toISOString(), level: 'error', call: 'window', ...failure }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

/** Writes a bug down, with its stack, on the standard error of the engine's process. Names and codes of assets stay out. */
export function logBug(call: string, error: unknown): void {
  const stack = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level: 'error', call, stack })}\n`)
}
