import { existsSync, readFileSync } from 'node:fs'
import { oneFailed, type Tally } from './tally.ts'

const linesOfReason = 12
const charactersOfLine = 300

/** What is read of vitest's JSON report. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[]
  }[]
}

/**
 * The tally of one vitest run. A file that failed without a failing test of its own (it could not be imported, its
 * set-up threw) counts as one failure, and so does a run that failed for a reason that stands in no file
 * (an unhandled rejection, a crashed worker).
 *
 * @param report what vitest wrote, or undefined if it died before it could
 * @param ok whether vitest ended with exit code 0
 */
export function tallyOf(report: VitestReport | undefined, ok: boolean): Tally {
  if (!report) return oneFailed
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + brokenFiles
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * What failed in a run, and why, in a few lines each: said once more at the very end, where nothing that a test
 * printed can hide it.
 */
export function failuresOf(report: VitestReport | undefined): string[] {
  return failuresByTitle(report).map(([, why]) => why)
}

/** Each test that failed, and each file that did without one: what it is called, and the same with the reason. */
function failuresByTitle(report: VitestReport | undefined): [title: string, why: string][] {
  const failure = (title: string, why?: string): [string, string] => [title, inShort(title, why)]
  return (report?.testResults ?? []).flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed')
    if (failed.length === 0) return file.status === 'failed' ? [failure(file.name, file.message)] : []
    return failed.map((test) => failure(`${file.name}: ${test.fullName}`, test.failureMessages?.[0]))
  })
}

/** The test files of a run in which something failed. */
export function failedFilesOf(report: VitestReport | undefined): string[] {
  return (report?.testResults ?? []).filter(({ status }) => status === 'failed').map(({ name }) => name)
}

/**
 * What a run says once its failed files were run again, whole: a test that shares a program with those before it
 * cannot be tried again by itself, for what its first attempt did is still there.
 *
 * @returns the report of both, and each test that failed at first and then passed, with the reason: a race that
 *   somebody has to find
 */
export function withSecondAttempt(
  first: VitestReport,
  second: VitestReport,
): { report: VitestReport; passedSecond: string[] } {
  const again = new Set(second.testResults.map(({ name }) => name))
  const testResults = [...first.testResults.filter(({ name }) => !again.has(name)), ...second.testResults]
  const before = new Map(failuresByTitle(first))
  const stillFailing = new Set(failuresByTitle(second).map(([title]) => title))
  return {
    report: { ...first, ...countsOf(testResults), testResults },
    passedSecond: [...before].filter(([title]) => !stillFailing.has(title)).map(([, why]) => why),
  }
}

function countsOf(files: VitestReport['testResults']) {
  const count = (...wanted: string[]) =>
    files.flatMap((file) => file.assertionResults).filter(({ status }) => wanted.includes(status)).length
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending', 'skipped'),
    numTodoTests: count('todo'),
  }
}

/** A failure in a few lines, however long its reason is. */
export function inShort(title: string, why = ''): string {
  const lines = why.split('\n').slice(0, linesOfReason)
  return [title, ...lines.map((line) => `    ${line.slice(0, charactersOfLine)}`)].join('\n')
}

/** Reads a report; undefined if it is not there or was cut off while being written. */
export function readReport(file: string): VitestReport | undefined {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
