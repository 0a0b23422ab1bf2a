import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url))

/** How one command line ended. */
export interface CliEnd {
  code: number | null
  stdout: string
  stderr: string
  /** the one JSON object on stdout */
  json: () => Record<string, unknown>
  /** the JSON objects on stdout, one a line */
  jsonLines: () => Record<string, unknown>[]
}

/** A command that runs. */
export interface RunningCli {
  /** Settles with the next line on stdout. */
  nextLine: () => Promise<string>
  write: (text: string | Buffer) => void
  closeInput: () => void
  interrupt: () => void
  end: Promise<CliEnd>
}

/** Starts the command line as a process of its own, on a data folder, for one person. */
export const startCli = (folder: string, args: string[]): RunningCli =>
  startProcess(['--data', folder, '--as', 'Ada Tester', ...args])

/** Starts it for a person with this home folder, on whatever data folder is theirs. */
function startAtHome(home: string, args: string[], environment: NodeJS.ProcessEnv): RunningCli {
  const { XDG_DATA_HOME: _, ASSETWALK_POLICY: __, ...own } = process.env
  return startProcess(['--as', 'Ada Tester', ...args], { ...own, HOME: home, ...environment })
}

function startProcess(args: string[], env = process.env): RunningCli {
  const child = spawn(process.execPath, [entry, ...args], { env })
  let stdout = ''
  let stderr = ''
  let taken = 0
  let isClosed = false
  let wake = () => {}
  const stirred = () => new Promise<void>((resolve) => (wake = resolve))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    wake()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    wake()
  })
  child.stdin.on('error', () => undefined)
  const end = new Promise<CliEnd>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      isClosed = true
      wake()
      resolve(endOf(code, stdout, stderr))
    })
  })
  const nextLine = async (): Promise<string> => {
    for (;;) {
      const lineEnd = stdout.indexOf('\n', taken)
      const line = stdout.slice(taken, lineEnd)
      if (lineEnd >= 0) {
        taken = lineEnd + 1
        return line
      }
      if (isClosed) throw new Error(`the command ended first: ${stdout}${stderr}`)
      await stirred()
    }
  }
  return {
    nextLine,
    write: (text) => void child.stdin.write(text),
    closeInput: () => void child.stdin.end(),
    interrupt: () => void child.kill('SIGINT'),
    end,
  }
}

/** Runs the command line to its end, for a person with this home folder. */
export function cliAtHome(
  home: string,
  args: string[],
  { input = '', ...environment }: NodeJS.ProcessEnv & { input?: string } = {},
): Promise<CliEnd> {
  const running = startAtHome(home, args, environment)
  running.write(input)
  running.closeInput()
  return running.end
}

/** Runs the command line to its end. */
export function cli(folder: string, args: string[], input: string | Buffer = ''): Promise<CliEnd> {
  const running = startCli(folder, args)
  running.write(input)
  running.closeInput()
  return running.end
}

function endOf(code: number | null, stdout: string, stderr: string): CliEnd {
  const jsonLines = () =>
    stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { code, stdout, stderr, jsonLines, json: () => JSON.parse(stdout) as Record<string, unknown> }
}
