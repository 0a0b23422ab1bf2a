import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../build/tools/root.ts'
import { inWords, oneFailed, onePassed, sum } from '../../../build/tools/tally.ts'
import { tallyOf, type VitestReport } from '../../../build/tools/vitest-report.ts'

describe('the last line of a test run', () => {
  it('sums tests, check and build, and names skipped tests only if there are any', () => {
    expect(inWords(sum([onePassed, oneFailed, { passed: 40, failed: 2, skipped: 0 }]))).toBe(
      '41 passed, 3 failed',
    )
    expect(inWords({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped')
  })

  it('is printed when the run cannot even start, with a failure and a non-zero exit code', () => {
    const { stdout, status } = spawnSync(process.execPath, [join(root, 'build/test.ts'), 'no-such-step'], {
      encoding: 'utf8',
    })
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed')
    expect(status).toBe(1)
  })
})

describe('the tally of a vitest run', () => {
  const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] }
  const report: VitestReport = {
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [passing],
  }

  it('counts skipped and todo tests as skipped', () => {
    expect(tallyOf(report, true)).toEqual({ passed: 3, failed: 0, skipped: 2 })
  })

  it('counts a file that could not be loaded as a failure', () => {
    const broken = { status: 'failed', assertionResults: [] }
    expect(tallyOf({ ...report, testResults: [passing, broken] }, false).failed).toBe(1)
  })

  it('counts a file with a failing test by its tests alone', () => {
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] }
    expect(tallyOf({ ...report, numFailedTests: 1, testResults: [failing] }, false).failed).toBe(1)
  })

  it('is a failure when vitest failed although no test did, and when it died without a report', () => {
    expect(tallyOf(report, false).failed).toBe(1)
    expect(tallyOf(undefined, false)).toEqual(oneFailed)
  })
})
