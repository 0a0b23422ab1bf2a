import { killAll } from './tools/run.ts'
import { deepStep, runStep, type Step, steps } from './tools/steps.ts'
import { inWords, oneFailed, sum, type Tally } from './tools/tally.ts'

/**
 * `npm test`: check, build and every kind of test, in that order; `node build/test.ts unit e2e` runs only those.
 * Every failure is said once more at the end, below all that the tests printed. However it ends, its last line is
 * "N passed, N failed", and the exit code is 0 only if tests ran and none failed.
 */

const results = new Map<string, Tally>()
const lines: string[] = []
const failures: string[] = []
const secondAttempts: string[] = []

process.on('exit', report)
process.on('SIGINT', () => interrupted('SIGINT', 130))
process.on('SIGTERM', () => interrupted('SIGTERM', 143))

const wanted = choose(process.argv.slice(2))
if (wanted.includes(deepStep))
  console.log('The deep tests take long: they are meant for a night, not for a commit.')
for (const step of wanted) await take(step)
if (wanted.some(isTest) && testsRun() === 0) fail('tests', 'no test ran')

function choose(names: string[]): Step[] {
  const known = [...steps, deepStep]
  const unknown = names.filter((name) => !known.some((step) => step.name === name))
  for (const name of unknown) {
    fail(name, `no such step; there are ${known.map((step) => step.name).join(', ')}`)
  }
  if (unknown.length > 0) return []
  return names.length > 0 ? known.filter((step) => names.includes(step.name)) : steps
}

async function take(step: Step): Promise<void> {
  if (step.needs && (results.get(step.needs)?.failed ?? 0) > 0) {
    return fail(step.name, `not run, because ${step.needs} failed`)
  }
  console.log(`\n=== ${step.name}`)
  const { ending, tally, ...said } = await runStep(step)
  const ended = ending.ok ? '' : ` (${ending.reason})`
  results.set(step.name, tally)
  failures.push(...said.failures)
  secondAttempts.push(...said.secondAttempts)
  lines.push(
    `${step.name.padEnd(12)} ${(ending.ms / 1000).toFixed(1).padStart(7)} s  ${inWords(tally)}${ended}`,
  )
}

function fail(name: string, why: string): void {
  results.set(name, oneFailed)
  lines.push(`${name.padEnd(12)}        –    ${why}`)
}

function isTest(step: Step): boolean {
  return step.kind === 'tests'
}

function testsRun(): number {
  const { passed, failed } = sum(wanted.filter(isTest).map((step) => results.get(step.name) ?? oneFailed))
  return passed + failed
}

function interrupted(signal: string, code: number): void {
  killAll()
  fail('run', `ended by ${signal}`)
  process.exit(code)
}

function report(code: number): void {
  const total = sum([...results.values()])
  if (code !== 0 && total.failed === 0) total.failed = 1
  if (total.failed > 0 && code === 0) process.exitCode = 1
  if (secondAttempts.length > 0)
    console.log(
      `\nPassed only at a second attempt, which is a race to be found:\n${secondAttempts.join('\n')}`,
    )
  if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`)
  console.log(`\n${lines.join('\n')}\n${inWords(total)}`)
}
