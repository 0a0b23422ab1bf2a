import { existsSync, readFileSync } from 'node:fs'
import { oneFailed, type Tally } from './tally.ts'

/** What is read of vitest's JSON report. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
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

/** Reads a report; undefined if it is not there or was cut off while being written. */
export function readReport(file: string): VitestReport | undefined {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
