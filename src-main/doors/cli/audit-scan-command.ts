import { ORPCError } from '@orpc/contract'
import type { Command } from 'commander'
import type { captureMethods, ScanAnswer } from '../../../src-shared/features/audits/audits-contract.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { toldAs, usageError } from './failures.ts'
import { openToRead, standardStream } from './file-transfer.ts'
import { linesOf } from './lines.ts'
import { printJson } from './output.ts'
import type { Session } from './session.ts'

interface Options {
  location?: string
  file?: string
}

/** How codes come in. */
interface Capture {
  auditId: string
  location: string | undefined
  method: (typeof captureMethods)[number]
}

/** What is wrong with one code and says nothing about the next. */
const refusals = new Set(['CODE_BLANK', 'INPUT_INVALID', 'PLACE_NOT_IN_AUDIT'])
const verdictsAsWished = new Set(['found', 'duplicate'])

export function addAuditScanCommand(audit: Command, run: Run): void {
  addCommand(audit, 'scan <id> [codes...]', cliText.commands.scan)
    .option('--location <path>', cliText.options.scanLocation)
    .option('--file <file>', cliText.options.scanFile)
    .action(async (auditId: string, codes: string[], { location, file }: Options, command: Command) => {
      const hasStream = codes.includes(standardStream)
      if ((file !== undefined && codes.length > 0) || (hasStream && codes.length > 1))
        throw usageError(cliText.problems.codesOnce)
      const isGiven = codes.length > 0 && !hasStream
      const stream = isGiven ? null : await openToRead(file ?? standardStream)
      await run(command, async (session) => {
        await session.client.audits.show({ auditId })
        const capture: Capture = { auditId, location, method: file === undefined ? 'commandLine' : 'file' }
        let isAsWished = true
        for await (const code of stream ? linesOf(stream, session.signal) : codes) {
          session.signal.throwIfAborted()
          if (code.trim() !== '' && !(await scan(session, capture, code))) isAsWished = false
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
