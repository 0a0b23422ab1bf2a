import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** An engine in a process of its own. */
export interface ChildEngine {
  /** "ready", or the code of the failure with which it ended */
  said: string
  process: ChildProcess
  /** Ends it as a power cut would, as far as a process can be cut. */
  kill: () => Promise<void>
}

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const program = ['--import', file('./with-built-threads.ts'), file('./engine-child.ts')]

/** Starts an engine as a child process; it can be reached through the folder's local socket. */
export async function childEngine(folder: string): Promise<ChildEngine> {
  const child = spawn(process.execPath, [...program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  return { said: said.toString().trim(), process: child, kill }
}
