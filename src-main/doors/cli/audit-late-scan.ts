import { ORPCError } from '@orpc/contract'
import type { CaptureMethod } from '../../../src-shared/features/audits/capture.ts'
import { cliText } from './cli-text.ts'
import { toldAs, usageError } from './failures.ts'
import { printJson } from './output.ts'
import type { Session } from './session.ts'
import { timedLine } from './timed-line.ts'

/** Where the next codes are, and which device scanned them. */
export interface LateCapture {
  auditId: string
  location: string | undefined
  method: CaptureMethod
  device: string
}

/** What is wrong with one line and says nothing about the next. */
const refusals = new Set([
  'CODE_BLANK',
  'CAPTURE_REFUSED',
  'INPUT_INVALID',
  'PLACE_NOT_IN_AUDIT',
  'SCAN_TIME_IMPOSSIBLE',
])

/**
 * Hands in one line of another device for an audit that is closed, and prints what became of it. Answers whether it was
 * taken, or was there before.
 * @throws USAGE where the line says no time: then nobody knows that it is late
 */
export async function scanLate({ client }: Session, capture: LateCapture, line: string): Promise<boolean> {
  const { at, code } = timedLine(line)
  if (at === null) throw usageError(cliText.problems.timeMissing(line))
  try {
    const late = await client.audits.scanLate({ ...capture, code, scannedAt: at })
    await printJson({ ...late, late: true })
    return true
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'CODE_IS_PLACE') {
      const { locationId, place } = error.data as { locationId: string; place: string }
      capture.location = locationId
      await printJson({ code, place })
      return true
    }
    if (!(error instanceof ORPCError && refusals.has(error.code))) throw error
    const { code: reason, message } = toldAs(error)
    await printJson({ code, error: { code: reason, message } })
    return false
  }
}
