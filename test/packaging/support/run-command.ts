import { spawn } from 'node:child_process'

export interface CommandEnd {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs a command to its end, a batch file of Windows as well. @param stdin what it reads; nothing if left out */
export function runCommand(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  stdin = '',
): Promise<CommandEnd> {
  const child = command.endsWith('.cmd')
    ? spawn([command, ...args].map((part) => `"${part}"`).join(' '), { env, stdio: 'pipe', shell: true })
    : spawn(command, args, { env, stdio: 'pipe' })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(stdin)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}
