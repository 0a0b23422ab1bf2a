import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { root } from '../../../build/tools/root.ts'
import { inWords, oneFailed, onePassed, sum } from '../../../build/tools/tally.ts'
import { notedIn, noteUnhandledError, readUnhandledErrors } from '../../../build/tools/unhandled-errors.ts'
import {
  failedFilesOf,
  failuresOf,
  tallyOf,
  type VitestReport,
  withSecondAttempt,
} from '../../../build/tools/vitest-report.ts'

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

describe('an error that belongs to no test', () => {
  it('is kept with its kind, its file and its reason, since the report of vitest has none of it', ({
    onTestFinished,
  }) => {
    const file = join(mkdtempSync(join(tmpdir(), 'errors-')), 'errors')
    expect(readUnhandledErrors(file)).toEqual([])
    for (const [name, value] of Object.entries(notedIn(file))) vi.stubEnv(name, value)
    onTestFinished(() => void vi.unstubAllEnvs())
    noteUnhandledError({
      type: 'Unhandled Rejection',
      stack: 'Error: gone\n    at x.ts',
      VITEST_TEST_PATH: 'a.ts',
    })
    noteUnhandledError({ name: 'Error', message: 'Worker exited' })
    expect(readUnhandledErrors(file)).toEqual([
      ['Unhandled Rejection while a.ts ran', 'Error: gone\n    at x.ts'],
      ['Unhandled error', 'Error: Worker exited'],
    ])
  })
})

describe('the tally of a vitest run', () => {
  const passing = {
    name: 'fine.test.ts',
    status: 'passed',
    assertionResults: [{ status: 'passed', fullName: 'works' }],
  }
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
    const broken = { name: 'broken.test.ts', status: 'failed', assertionResults: [] }
    expect(tallyOf({ ...report, testResults: [passing, broken] }, false).failed).toBe(1)
  })

  it('counts a file with a failing test by its tests alone', () => {
    const failing = {
      name: 'failing.test.ts',
      status: 'failed',
      assertionResults: [{ status: 'failed', fullName: 'fails' }],
    }
    expect(tallyOf({ ...report, numFailedTests: 1, testResults: [failing] }, false).failed).toBe(1)
  })

  it('is a failure when vitest failed although no test did, and when it died without a report', () => {
    expect(tallyOf(report, false).failed).toBe(1)
    expect(tallyOf(undefined, false)).toEqual(oneFailed)
  })

  it('says what failed, and why, in a few lines each', () => {
    const failing = {
      name: 'failing.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'works' },
        {
          status: 'failed',
          fullName: 'counts',
          failureMessages: [`expected 1${'\n    at somewhere'.repeat(50)}`],
        },
      ],
    }
    const broken = {
      name: 'broken.test.ts',
      status: 'failed',
      message: 'No such module',
      assertionResults: [],
    }
    const said = failuresOf({ ...report, testResults: [passing, failing, broken] })
    expect(said).toHaveLength(2)
    expect(said[0]?.split('\n').slice(0, 2)).toEqual(['failing.test.ts: counts', '    expected 1'])
    expect(said[0]?.split('\n').length).toBeLessThan(15)
    expect(said[1]).toBe('broken.test.ts\n    No such module')
    expect(failuresOf(undefined)).toEqual([])
  })

  it('says what passed only at a second attempt of its file, and why not at the first', () => {
    const test = (fullName: string, status = 'passed', ...failureMessages: string[]) => ({
      ...{ fullName, status, failureMessages },
    })
    const window = (status: string, ...assertionResults: ReturnType<typeof test>[]) => ({
      ...{ name: 'window.test.ts', status, assertionResults },
    })
    const raced = window('failed', test('opens'), test('drags', 'failed', 'Timeout'), test('ends', 'failed'))
    const first = { ...report, testResults: [passing, raced] }
    expect(failedFilesOf(first)).toEqual(['window.test.ts'])

    const fine = { ...report, testResults: [window('passed', test('opens'), test('drags'), test('ends'))] }
    const both = withSecondAttempt(first, fine)
    expect(both.passedSecond).toEqual(['window.test.ts: drags\n    Timeout', 'window.test.ts: ends\n    '])
    expect(tallyOf(both.report, true)).toEqual({ passed: 4, failed: 0, skipped: 0 })

    const again = window('failed', test('opens'), test('drags'), test('ends', 'failed', 'No end'))
    const still = withSecondAttempt(first, { ...report, testResults: [again] })
    expect(still.passedSecond).toEqual(['window.test.ts: drags\n    Timeout'])
    expect(failuresOf(still.report)).toEqual(['window.test.ts: ends\n    No end'])
    expect(tallyOf(still.report, false)).toEqual({ passed: 3, failed: 1, skipped: 0 })

    const broken = { ...report, testResults: [{ ...window('failed'), message: 'The engine did not start' }] }
    expect(withSecondAttempt(broken, fine).passedSecond).toEqual([
      'window.test.ts\n    The engine did not start',
    ])
  })
})
