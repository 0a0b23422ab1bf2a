import type { Command } from 'commander'
import {
  type Permit,
  permitKinds,
  vendorScopes,
} from '../../../src-shared/features/disposals/vendors/vendor.ts'
import { vendorsText } from '../../../src-shared/features/disposals/vendors/vendors-text.ts'
import { commaList } from './comma-list.ts'
import { addCommand, type Run } from './command.ts'
import { calendarDay } from './days.ts'
import { disposalVendorCliText as text } from './disposal-vendor-cli-text.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { printColumns, printJson, printLine } from './output.ts'
import { partsOf, repeated } from './repeated-option.ts'
import { wordIn } from './words.ts'

const { commands, options } = text

export function addDisposalVendorCommands(disposal: Command, run: Run): void {
  const vendor = addCommand(disposal, 'vendor', commands.vendor)
  addList(vendor, run)
  addKeep(vendor, run)
  addChoose(vendor, run)
  addOverride(vendor, run)
  addUnsanitized(disposal, run)
  addCertificate(disposal, run)
}

function addList(vendor: Command, run: Run): void {
  addCommand(vendor, 'list', commands.list).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const answer = await client.vendors.list()
      if (json) await printJson(answer)
      else
        await printColumns(
          answer.vendors.flatMap(({ name, permits }) => [
            [name],
            ...permits.map(({ kind, number, scopes, expiresOn }) => [
              '',
              vendorsText.permits[kind],
              number,
              scopes.map((scope) => vendorsText.scopes[scope]).join(', '),
              expiresOn,
            ]),
          ]),
        )
      return exitCodes.done
    }),
  )
}

interface KeepOptions {
  rename?: string
  address?: string
  contact?: string
  phone?: string
  email?: string
  permit?: string[]
  archived?: true
}

function addKeep(vendor: Command, run: Run): void {
  addCommand(vendor, 'keep <name>', commands.keep)
    .option('--rename <name>', options.rename)
    .option('--address <address>', options.address)
    .option('--contact <name>', options.contact)
    .option('--phone <number>', options.phone)
    .option('--email <address>', options.email)
    .option('--permit <permit>', options.permit, repeated)
    .option('--archived', options.archived)
    .action(async (name: string, given: KeepOptions, command: Command) => {
      const { address = null, contact = null, phone = null, email = null } = given
      const permits = (given.permit ?? []).map(permitOf)
      const details = { address, contact, phone, email, permits, isArchived: given.archived ?? false }
      await run(command, async ({ client }, { json }) => {
        const { vendors } = await client.vendors.list()
        const called = (given.rename ?? name).toLowerCase()
        const known = vendors.find((one) => one.name.toLowerCase() === called)
        const kept = await client.vendors.keep({ ...details, name, vendorId: known?.vendorId })
        if (json) await printJson(kept)
        else await printLine(text.kept(name))
        return exitCodes.done
      })
    })
}

/** @throws USAGE */
function permitOf(given: string): Omit<Permit, 'scopes'> & { scopes: Permit['scopes'][number][] } {
  const [kind = '', number = '', scopes = '', expiresOn = ''] = partsOf(given, 'KIND;NUMBER;SCOPES;EXPIRES')
  return {
    kind: wordIn(permitKinds, kind),
    number,
    scopes: (commaList(scopes) ?? []).map((scope) => wordIn(vendorScopes, scope)),
    expiresOn: calendarDay(expiresOn),
  }
}

function addChoose(vendor: Command, run: Run): void {
  addCommand(vendor, 'choose <case> <name>', commands.choose).action(
    (caseId: string, name: string, _: object, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const chosen = await client.vendors.choose({ caseId, vendor: name })
        if (json) await printJson(chosen)
        else for (const line of [text.chosen(name), ...chosen.gaps]) await printLine(line)
        return chosen.gaps.length > 0 ? exitCodes.doneWithFindings : exitCodes.done
      }),
  )
}

function addOverride(vendor: Command, run: Run): void {
  addCommand(vendor, 'override <case>', commands.override)
    .requiredOption('--by <name>', options.by)
    .requiredOption('--reason <reason>', options.reason)
    .action((caseId: string, { by, reason }: { by: string; reason: string }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const approved = await client.vendors.override({ caseId, by, reason })
        if (json) await printJson(approved)
        else {
          await printLine(text.approved(approved.approvedBy))
          if (approved.notStatedOn.length > 0)
            await printLine(text.notStatedOn(approved.notStatedOn.join(', ')))
        }
        return exitCodes.done
      }),
    )
}

function addUnsanitized(disposal: Command, run: Run): void {
  addCommand(disposal, 'unsanitized <case>', commands.unsanitized)
    .requiredOption('--serial <serial>', options.serials)
    .requiredOption('--by <name>', options.by)
    .requiredOption('--seal <number>', options.seal)
    .requiredOption('--reason <reason>', options.reason)
    .action(
      (
        caseId: string,
        given: { serial: string; by: string; seal: string; reason: string },
        command: Command,
      ) =>
        run(command, async ({ client }, { json }) => {
          const approved = await client.disposals.approveUnsanitized({ caseId, ...given })
          if (json) await printJson(approved)
          else await printLine(text.sealed)
          return exitCodes.done
        }),
    )
}

interface CertificateOptions {
  number: string
  date: string
  serials: string
  evidence?: string
}

function addCertificate(disposal: Command, run: Run): void {
  addCommand(disposal, 'vendor-certificate <case>', commands.certificate)
    .requiredOption('--number <number>', options.number)
    .requiredOption('--date <day>', options.date, calendarDay)
    .requiredOption('--serials <serials>', options.serials)
    .option('--evidence <id>', options.evidence)
    .action((caseId: string, given: CertificateOptions, command: Command) =>
      run(command, async ({ client }, { json }): Promise<ExitCode> => {
        const noted = await client.disposals.recordVendorCertificate({
          caseId,
          number: given.number,
          destroyedOn: given.date,
          serials: commaList(given.serials) ?? [],
          evidenceId: given.evidence,
        })
        if (json) await printJson(noted)
        else await printColumns(noted.serials.map(({ serial, match }) => [serial, text.matched[match]]))
        const isAllMatched = noted.serials.every(({ match }) => match === 'matched')
        return isAllMatched ? exitCodes.done : exitCodes.doneWithFindings
      }),
    )
}
