import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { PackageParts } from './parts.ts'

/** A program that has not come to an end by then hangs. */
const within = 180_000

/**
 * Starts a package: its self-test, and its command from outside. Only on the system that it is for.
 * @returns what it did not do, in sentences; none if all is well
 */
export function smoke(parts: PackageParts, version: string): string[] {
  return [...selfTestFindings(run(programOf(parts), ['--self-test'])), ...commandFindings(parts, version)]
}

function selfTestFindings({ status, stdout, stderr, error }: SpawnSyncReturns<string>): string[] {
  console.log(stdout.trim())
  const report = stdout.split('\n').find((line) => line.startsWith('{'))
  if (!report) return [`--self-test printed no report: ${error ?? stderr}`]
  const { ok, checks } = JSON.parse(report) as { ok: boolean; checks: { name: string; reason?: string }[] }
  if (ok && status === 0) return []
  return checks.flatMap(({ name, reason }) => (reason ? [`--self-test, ${name}: ${reason}`] : []))
}

function commandFindings(parts: PackageParts, version: string): string[] {
  const command = commandOf(parts)
  const { status, stdout } = run(command, ['--version'])
  const isRefused = run(command, ['no-such-command']).status === 2
  return [
    ...(status === 0 && stdout.trim() === version
      ? []
      : [`${command} --version said ${JSON.stringify(stdout)}`]),
    ...(isRefused ? [] : [`${command} did not refuse what it does not know`]),
  ]
}

function run(command: string, args: string[]): SpawnSyncReturns<string> {
  const options = { encoding: 'utf8', timeout: within } as const
  return command.endsWith('.cmd')
    ? spawnSync(`"${command}" ${args.join(' ')}`, { ...options, shell: true })
    : spawnSync(command, args, options)
}

function programOf({ platform, program }: PackageParts): string {
  return platform === 'darwin' ? join(program, 'Contents', 'MacOS', 'Assetwalk') : program
}

function commandOf({ platform, folder, resources }: PackageParts): string {
  return platform === 'win32' ? join(folder, 'bin', 'assetwalk.cmd') : join(resources, 'bin', 'assetwalk')
}
