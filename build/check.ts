import { spawnSync } from 'node:child_process'
import { root } from './tools/root.ts'

/** `npm run check`: everything that can be said about the sources without running them. Goes on after a failure. */

const checks: [name: string, ...args: string[]][] = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  ['types', 'build/check-types.ts'],
  ['imports', 'build/check-imports.ts'],
  ['unused code', 'node_modules/knip/bin/knip.js', '--no-progress'],
]

const lines: string[] = []
for (const [name, ...args] of checks) {
  console.log(`\n--- ${name}`)
  const started = performance.now()
  const { status, signal } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    timeout: 540_000,
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6)
  if (status !== 0) process.exitCode = 1
  lines.push(
    `${name.padEnd(16)} ${seconds} s  ${status === 0 ? 'ok' : `FAILED (${signal ?? `exit code ${status}`})`}`,
  )
}
console.log(`\n${lines.join('\n')}`)
