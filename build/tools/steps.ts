import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'
import { type Ending, runNode } from './run.ts'
import { oneFailed, onePassed, type Tally } from './tally.ts'
import { notedIn, readUnhandledErrors } from './unhandled-errors.ts'
import {
  failedFilesOf,
  failuresOf,
  inShort,
  readReport,
  tallyOf,
  type VitestReport,
  withSecondAttempt,
} from './vitest-report.ts'

const minutes = (n: number) => n * 60

/** One part of a test run. `needs` names a step that, if it failed, makes this one pointless. */
export interface Step {
  name: string
  kind: 'script' | 'tests'
  timeout: number
  needs?: string
  /** whether files in which something failed are run once more, whole (decision 44) */
  hasSecondAttempt?: boolean
}

/** Where more files than this failed, it is no race. */
const filesTriedAgain = 4

/** In the order in which they run. */
export const steps: Step[] = [
  { name: 'check', kind: 'script', timeout: minutes(10) },
  { name: 'build', kind: 'script', timeout: minutes(10) },
  { name: 'unit', kind: 'tests', timeout: minutes(10) },
  { name: 'integration', kind: 'tests', timeout: minutes(30) },
  { name: 'documents', kind: 'tests', timeout: minutes(15) },
  { name: 'labels', kind: 'tests', timeout: minutes(15) },
  { name: 'doors', kind: 'tests', timeout: minutes(15), hasSecondAttempt: true },
  { name: 'programs', kind: 'tests', timeout: minutes(15), hasSecondAttempt: true },
  { name: 'faults', kind: 'tests', timeout: minutes(15) },
  { name: 'electron', kind: 'tests', timeout: minutes(20), needs: 'build', hasSecondAttempt: true },
  { name: 'packaging', kind: 'tests', timeout: minutes(5), needs: 'build' },
  { name: 'e2e', kind: 'tests', timeout: minutes(40), needs: 'build', hasSecondAttempt: true },
]

/** Long runs (millions of rows, many crashes); only on demand. */
export const deepStep: Step = { name: 'deep', kind: 'tests', timeout: minutes(360) }

interface Outcome {
  ending: Ending
  tally: Tally
  /** each test that failed, and why */
  failures: string[]
  /** each test that passed only when it was tried again, and why it had failed */
  secondAttempts: string[]
}

/** Runs a step to its end, whatever the end is. */
export function runStep(step: Step): Promise<Outcome> {
  return step.kind === 'tests' ? runTests(step) : runScript(step)
}

async function runScript({ name, timeout }: Step): Promise<Outcome> {
  const ending = await runNode([join('build', `${name}.ts`)], timeout)
  return { ending, tally: ending.ok ? onePassed : oneFailed, failures: [], secondAttempts: [] }
}

async function runTests({ name, timeout, hasSecondAttempt }: Step): Promise<Outcome> {
  const first = await runVitest(name, timeout)
  const files = failedFilesOf(first.report)
  if (!hasSecondAttempt || !first.report || files.length === 0 || files.length > filesTriedAgain)
    return outcomeOf(first)
  console.log(`\n=== ${name}, a second attempt of\n${files.join('\n')}`)
  const second = await runVitest(name, timeout, files)
  if (!second.report) return outcomeOf(first)
  const { report, passedSecond } = withSecondAttempt(first.report, second.report)
  const ending = { ...second.ending, ms: first.ending.ms + second.ending.ms }
  return { ...outcomeOf({ ...second, ending, report }), secondAttempts: passedSecond }
}

interface VitestRun {
  ending: Ending
  report: VitestReport | undefined
  /** errors that belong to no test */
  unhandled: [title: string, why: string][]
}

function outcomeOf({ ending, report, unhandled }: VitestRun): Outcome {
  const failures = [...failuresOf(report), ...unhandled.map((error) => inShort(...error))]
  return { ending, tally: tallyOf(report, ending.ok), failures, secondAttempts: [] }
}

async function runVitest(project: string, timeout: number, files: string[] = []): Promise<VitestRun> {
  const json = join(root, 'test/artefacts', `results-${project}${files.length > 0 ? '-second' : ''}.json`)
  mkdirSync(join(root, 'test/artefacts'), { recursive: true })
  const errors = `${json}.errors`
  for (const file of [json, errors]) rmSync(file, { force: true })
  const args = ['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json']
  const ending = await runNode(
    ['node_modules/vitest/vitest.mjs', ...args, `--outputFile.json=${json}`, ...files],
    timeout,
    notedIn(errors),
  )
  return { ending, report: readReport(json), unhandled: readUnhandledErrors(errors) }
}
