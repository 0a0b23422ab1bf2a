import { ORPCError } from '@orpc/contract'
import type { Command } from 'commander'
import type { ScanAnswer } from '../../../src-shared/features/audits/audits-message.ts'
import {
  type CaptureMethod,
  type Condition,
  captureMethods,
  conditions,
} from '../../../src-shared/features/audits/capture.ts'
import { scanLate } from './audit-late-scan.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { toldAs, usageError } from './failures.ts'
import { openToRead, standardStream } from './file-transfer.ts'
import { linesOf } from './lines.ts'
import { printJson } from './output.ts'
import type { Session } from './session.ts'
import { timedLine } from './timed-line.ts'
import { wordIn } from './words.ts'

interface Options {
  location?: string
  file?: string
  method?: string
  condition?: string
  note?: string
  labelDamaged?: string
  device?: string
}

/** How codes come in. */
interface Capture {
  auditId: string
  location: string | undefined
  method: CaptureMethod
  condition: Condition | undefined
  note: string | undefined
  labelDamage: string | undefined
}

/** What is wrong with one code and says nothing about the next. */
const refusals = new Set(['CODE_BLANK', 'CAPTURE_REFUSED', 'INPUT_INVALID', 'PLACE_NOT_IN_AUDIT'])
const verdictsAsWished = new Set(['found', 'duplicate', 'recorded'])
/** How codes can come to the command line; `byHand` is what --label-damaged says. */
const methods = captureMethods.filter((method) => method !== 'byHand' && method !== 'chosen')

export function addAuditScanCommand(audit: Command, run: Run): void {
  addCommand(audit, 'scan <id> [codes...]', cliText.commands.scan)
    .option('--location <path>', cliText.options.scanLocation)
    .option('--file <file>', cliText.options.scanFile)
    .option('--method <method>', cliText.options.scanMethod)
    .option('--condition <condition>', cliText.options.condition)
    .option('--note <note>', cliText.options.note)
    .option('--label-damaged <reason>', cliText.options.labelDamaged)
    .option('--device <name>', cliText.options.device)
    .action(async (auditId: string, codes: string[], given: Options, command: Command) => {
      const { location, file, method, condition, note, labelDamaged, device } = given
      const hasStream = codes.includes(standardStream)
      if ((file !== undefined && codes.length > 0) || (hasStream && codes.length > 1))
        throw usageError(cliText.problems.codesOnce)
      if (method !== undefined && labelDamaged !== undefined) throw usageError(cliText.problems.methodOrLabel)
      const usual = file === undefined ? 'commandLine' : 'file'
      const how = {
        method: labelDamaged === undefined ? wordIn(methods, method ?? usual) : ('byHand' as const),
        condition: condition === undefined ? undefined : wordIn(conditions, condition),
        note,
        labelDamage: labelDamaged,
      }
      const isGiven = codes.length > 0 && !hasStream
      const stream = isGiven ? null : await openToRead(file ?? standardStream)
      await run(command, async (session) => {
        const { state } = await session.client.audits.show({ auditId })
        const capture: Capture = { auditId, location, ...how }
        const late = device !== undefined && state === 'closed' ? { ...capture, device } : null
        const take = (line: string) =>
          late
            ? scanLate(session, late, line)
            : scan(session, capture, device === undefined ? line : timedLine(line).code)
        let isAsWished = true
        for await (const code of stream ? linesOf(stream, session.signal) : codes) {
          session.signal.throwIfAborted()
          if (code.trim() !== '' && !(await take(code))) isAsWished = false
        }
        return isAsWished ? exitCodes.done : exitCodes.doneWithFindings
      })
    })
}

/** Records one code and prints its verdict once it is durable. Answers whether it is found, or was before. */
async function scan({ client }: Session, capture: Capture, code: string): Promise<boolean> {
  try {
    const { scan: answer } = await client.audits.scan({ ...capture, code })
    await printJson(verdictFirst(answer))
    return verdictsAsWished.has(answer.verdict)
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'CODE_IS_PLACE') return walkTo(capture, error.data)
    if (!(error instanceof ORPCError && refusals.has(error.code))) throw error
    const { code: reason, message } = toldAs(error)
    await printJson({ code, error: { code: reason, message } })
    return false
  }
}

/** The barcode of a place was scanned: the next codes are there. */
async function walkTo(
  capture: Capture,
  { code, locationId, place }: { code: string; locationId: string; place: string },
): Promise<boolean> {
  capture.location = locationId
  await printJson({ code, place })
  return true
}

function verdictFirst({ code, verdict, assetTag, ...rest }: ScanAnswer): ScanAnswer {
  return { code, verdict, assetTag, ...rest }
}
