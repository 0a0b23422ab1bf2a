import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './root.ts'

/** How a program ended. `ms` is wall time. */
export interface Ending {
  ok: boolean
  ms: number
  /** Why it is not ok, in words: "exit code 2", "SIGKILL", "no end after 600 s". */
  reason: string
}

const running = new Set<ChildProcess>()
const posix = process.platform !== 'win32'

/**
 * Runs a script with this very Node from the repository's root, its output going straight to ours. The compiled code of
 * what it and its own processes run is kept for the next one. Never throws.
 */
export async function runNode(
  args: string[],
  timeoutSeconds: number,
  env: Record<string, string> = {},
): Promise<Ending> {
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: posix,
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'), ...process.env, ...env },
  })
  running.add(child)
  let late = false
  const timer = setTimeout(() => {
    late = true
    kill(child)
  }, timeoutSeconds * 1000)
  const reason = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code === 0 ? '' : (signal ?? `exit code ${code}`)))
  })
  clearTimeout(timer)
  running.delete(child)
  return {
    ok: reason === '' && !late,
    ms: performance.now() - started,
    reason: late ? `no end after ${timeoutSeconds} s` : reason,
  }
}

/** Ends everything that still runs, with the processes it started. */
export function killAll(): void {
  for (const child of running) kill(child)
}

/** A child leads a process group of its own, so that test workers and browsers end with it. */
function kill(child: ChildProcess): void {
  try {
    if (posix && child.pid) process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch {
    // It ended on its own in the meantime.
  }
}
