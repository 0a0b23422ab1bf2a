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
  return (report?.testResults ?? []).flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed')
    if (failed.length === 0) return file.status === 'failed' ? [inShort(file.name, file.message)] : []
    return failed.map((test) => inShort(`${file.name}: ${test.fullName}`, test.failureMessages?.[0]))
  })
}

/** What passed only when it was tried again (tests of the window may be, once): a race that somebody has to find. */
export function secondAttemptsOf(report: VitestReport | undefined): string[] {
  return (report?.testResults ?? []).flatMap((file) =>
    file.assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && (failureMessages ?? []).length > 0)
      .map((test) => inShort(`${file.name}: ${test.fullName}`, test.failureMessages?.[0])),
  )
}

function inShort(title: string, why = ''): string {
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
