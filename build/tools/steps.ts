import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'
import { type Ending, runNode } from './run.ts'
import { oneFailed, onePassed, type Tally } from './tally.ts'
import { failuresOf, readReport, secondAttemptsOf, tallyOf } from './vitest-report.ts'

const minutes = (n: number) => n * 60

/** One part of a test run. `needs` names a step that, if it failed, makes this one pointless. */
export interface Step {
  name: string
  kind: 'script' | 'tests'
  timeout: number
  needs?: string
}

/** In the order in which they run. */
export const steps: Step[] = [
  { name: 'check', kind: 'script', timeout: minutes(10) },
  { name: 'build', kind: 'script', timeout: minutes(10) },
  { name: 'unit', kind: 'tests', timeout: minutes(10) },
  { name: 'integration', kind: 'tests', timeout: minutes(30) },
  { name: 'documents', kind: 'tests', timeout: minutes(15) },
  { name: 'labels', kind: 'tests', timeout: minutes(15) },
  { name: 'doors', kind: 'tests', timeout: minutes(15) },
  { name: 'programs', kind: 'tests', timeout: minutes(15) },
  { name: 'faults', kind: 'tests', timeout: minutes(15) },
  { name: 'electron', kind: 'tests', timeout: minutes(20), needs: 'build' },
  { name: 'packaging', kind: 'tests', timeout: minutes(5), needs: 'build' },
  { name: 'e2e', kind: 'tests', timeout: minutes(40), needs: 'build' },
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

async function runTests({ name, timeout }: Step): Promise<Outcome> {
  const file = join(root, 'test/artefacts', `results-${name}.json`)
  mkdirSync(join(root, 'test/artefacts'), { recursive: true })
  rmSync(file, { force: true })
  const args = ['run', '--project', name, '--passWithNoTests', '--reporter=default', '--reporter=json']
  const ending = await runNode(
    ['node_modules/vitest/vitest.mjs', ...args, `--outputFile.json=${file}`],
    timeout,
  )
  const report = readReport(file)
  return {
    ...{ ending, tally: tallyOf(report, ending.ok) },
    ...{ failures: failuresOf(report), secondAttempts: secondAttemptsOf(report) },
  }
}
