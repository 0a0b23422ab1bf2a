import type { Command } from 'commander'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { openToRead } from './file-transfer.ts'
import { linesOf } from './lines.ts'
import { printJson } from './output.ts'

const { commands, options, problems } = cliText

interface Options {
  location?: string
  category?: string
  custodian?: string
  list?: string
  followUp?: string
  recount?: string
  name?: string
  blind?: true
}

export function addAuditStartCommand(audit: Command, run: Run): void {
  addCommand(audit, 'start', commands.start)
    .option('--location <path>', options.location)
    .option('--category <name>', options.auditCategory)
    .option('--custodian <name>', options.auditCustodian)
    .option('--list <file>', options.auditList)
    .option('--follow-up <id>', options.followUp)
    .option('--recount <id>', options.recount)
    .option('--name <name>', options.auditName)
    .option('--blind', options.blind)
    .action(async ({ list: file, name, blind, ...named }: Options, command: Command) => {
      const scopes = [named.location, named.category, named.custodian, file, named.followUp, named.recount]
      if (scopes.filter((scope) => scope !== undefined).length !== 1) throw usageError(problems.oneScope)
      const stream = file === undefined ? null : await openToRead(file)
      await run(command, async ({ client, signal }) => {
        const list: string[] = []
        if (stream) for await (const line of linesOf(stream, signal)) list.push(line)
        const { auditId, expected } = await client.audits.start({
          location: named.location,
          category: named.category,
          custodian: named.custodian,
          list: stream ? list : undefined,
          followUp: named.followUp,
          recount: named.recount,
          name,
          blind: blind === true,
        })
        await printJson(expected === null ? { auditId } : { auditId, expected })
        return exitCodes.done
      })
    })
}
