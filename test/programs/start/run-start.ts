import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { root } from '../../../build/tools/root.ts'

/** A running `npm start`. */
export interface Started {
  child: ChildProcess
  /** everything it said so far */
  output: () => string
  /** waits until it says something of this form */
  says: (pattern: RegExp) => Promise<RegExpMatchArray>
  exitCode: () => Promise<number | null>
}

export const addressLine = /^Assetwalk is running at (http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]+)$/m

/** Runs build/start.ts as npm does, on a machine with a display; never opens a browser. */
export function runStart(args: string[], environment: Record<string, string> = {}): Started {
  const { npm_lifecycle_event: _event, WAYLAND_DISPLAY: _display, ...inherited } = process.env
  const child = spawn(process.execPath, [join(root, 'build/start.ts'), '--no-open', ...args], {
    env: { ...inherited, DISPLAY: ':99', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL'))
      await once(child, 'exit')
  })
  let said = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
      for (const listener of listeners) listener()
    })
  }
  const closed = once(child, 'close')
  const says = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((resolve, reject) => {
      const look = () => {
        const found = said.match(pattern)
        if (found) resolve(found)
      }
      listeners.add(look)
      look()
      void closed.then(() => reject(new Error(`it ended without saying ${pattern}:\n${said}`)))
    })
  return {
    child,
    output: () => said,
    says,
    exitCode: async () => (await closed)[0] as number | null,
  }
}
