const lookEvery = 500

/**
 * Resolves when this process is told to end: from the keyboard, by the system, or because its terminal is gone. npm
 * hands a signal to the shell between it and us only, which ends without a word; then we have another parent.
 */
export function toldToEnd(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve)
    if (process.env.npm_lifecycle_event === undefined) return
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && resolve('SIGTERM'), lookEvery).unref()
  })
}
