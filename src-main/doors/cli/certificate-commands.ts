import { buffer } from 'node:stream/consumers'
import type { Command } from 'commander'
import { certificateText } from '../../../src-shared/features/disposals/certificate-text.ts'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { checkCertificate } from '../../engine/verify-certificate.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { disposalCliText as text } from './disposal-cli-text.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { checkWritable, openToRead, standardStream, takeOutgoing } from './file-transfer.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'

const { commands, options } = text

/** @param ended is told how a command went that needs no engine */
export function addCertificateCommands(program: Command, run: Run, ended: (code: ExitCode) => void): void {
  const certificate = addCommand(program, 'certificate', commands.certificate)
  addVerify(certificate, ended)
  const keys = addCommand(certificate, 'keys', commands.keys)
  addExport(keys, commands.keysExport, run, (client) => client.disposals.exportKeys())
  addKeyList(keys, run)
  addRevoke(keys, run)
  const status = addCommand(certificate, 'status', commands.status)
  addExport(status, commands.statusExport, run, (client) => client.disposals.exportStatus())
  addVoid(certificate, run)
}

/** Nothing is asked of a data folder: whoever verifies may have none. */
function addVerify(certificate: Command, ended: (code: ExitCode) => void): void {
  addCommand(certificate, 'verify <file>', commands.certificateVerify)
    .option('--keys <file>', options.keys)
    .option('--status <file>', options.statusList)
    .action(async (file: string, given: { keys?: string; status?: string }, command: Command) => {
      const beside = (name: string | undefined) => (name === undefined ? null : bytesOf(name))
      const checked = checkCertificate(
        await bytesOf(file),
        await beside(given.keys),
        await beside(given.status),
      )
      if (isJson(command)) await printJson(checked)
      else {
        const { status, number, keyId, issuedAt, what, supersededBy, reason } = checked
        await printLine(certificateText.statuses[status])
        const facts = { number, keyId, issuedAt, what, supersededBy, reason }
        await printColumns(
          Object.entries(facts).flatMap(([name, said]) => (said === null ? [] : [[name, said]])),
        )
      }
      const isSound = checked.status === 'intact' || checked.status === 'valid'
      ended(isSound ? exitCodes.done : exitCodes.doneWithFindings)
    })
}

const isJson = (command: Command) => command.optsWithGlobals<{ json?: true }>().json === true
const bytesOf = async (file: string) => buffer(await openToRead(file))

function addExport(
  parent: Command,
  about: string,
  run: Run,
  made: (client: EngineClient) => Promise<FileResult>,
): void {
  addCommand(parent, 'export <file>', about).action(async (file: string, _: object, command: Command) => {
    await checkWritable(file)
    await run(command, async (session, { json }) => {
      const result = await made(session.client)
      await takeOutgoing(session, result, file)
      if (file === standardStream) return exitCodes.done
      if (json) await printJson({ file, size: result.size })
      else await printLine(cliText.results.fileWritten(file, inDigits(result.size)))
      return exitCodes.done
    })
  })
}

function addKeyList(keys: Command, run: Run): void {
  addCommand(keys, 'list', commands.keysList).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const answer = await client.certificates.keys()
      if (json) await printJson(answer)
      else
        await printColumns(
          answer.keys.map(({ keyId, issuedAt, certificates, end }) => [
            keyId,
            issuedAt,
            inDigits(certificates),
            end === null
              ? ''
              : `${text.keyStates[end.state]} ${end.at}: ${end.reason} (${end.by.join(', ')})`,
          ]),
        )
      return exitCodes.done
    }),
  )
}

interface RevokeOptions {
  reason: string
  compromised?: true
  by?: string
  second?: string
}

function addRevoke(keys: Command, run: Run): void {
  addCommand(keys, 'revoke <key>', commands.keysRevoke)
    .requiredOption('--reason <reason>', options.keyReason)
    .option('--compromised', options.compromised)
    .option('--by <name>', options.by)
    .option('--second <name>', options.second)
    .action((keyId: string, { compromised, ...given }: RevokeOptions, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const state = compromised ? 'compromised' : 'revoked'
        const ended = await client.disposals.endKey({ keyId, state, ...given })
        if (json) await printJson(ended)
        else await printLine(text.keyEnded(keyId, ended.newKeyId))
        return exitCodes.done
      }),
    )
}

interface VoidOptions {
  reason: string
  by: string
  second: string
}

function addVoid(certificate: Command, run: Run): void {
  addCommand(certificate, 'void <number>', commands.void)
    .requiredOption('--reason <reason>', options.voidReason)
    .requiredOption('--by <name>', options.by)
    .requiredOption('--second <name>', options.second)
    .action((number: string, { reason, by, second }: VoidOptions, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const done = await client.disposals.voidCertificate({ number, reason, by, second })
        if (json) await printJson(done)
        else await printLine(text.voided(done.number))
        return exitCodes.done
      }),
    )
}
