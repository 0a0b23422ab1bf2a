import { type ExitCode, exitCodes } from './exit-codes.ts'

/** Ctrl-C and SIGTERM ask a command to end cleanly; the second time it ends at once. */
export class Interruption {
  readonly #controller = new AbortController()
  #exitCode: ExitCode | undefined

  constructor() {
    process.on('SIGINT', () => this.#interrupt(exitCodes.interrupted))
    process.on('SIGTERM', () => this.#interrupt(exitCodes.terminated))
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get exitCode(): ExitCode | undefined {
    return this.#exitCode
  }

  #interrupt(exitCode: ExitCode): void {
    if (this.#exitCode !== undefined) process.exit(exitCode)
    this.#exitCode = exitCode
    this.#controller.abort()
  }
}
