import type { Command } from 'commander'
import { disposalsText } from '../../../src-shared/features/disposals/disposals-text.ts'
import { hiddenAreas } from '../../../src-shared/features/disposals/erasure.ts'
import { confidentialities, mediumTypes, outcomes } from '../../../src-shared/features/disposals/medium.ts'
import { methodIds } from '../../../src-shared/features/disposals/methods.ts'
import { encryptedSinceAnswers } from '../../../src-shared/features/disposals/sanitization.ts'
import { addCommand, type Run } from './command.ts'
import { calendarDay } from './days.ts'
import { disposalCliText as text } from './disposal-cli-text.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { wholeNumber } from './numbers.ts'
import { printJson, printLine } from './output.ts'
import { givenPin } from './pin-settings.ts'
import { optionalWordIn, wordIn } from './words.ts'

const { commands, options } = text

export function addDisposalMediaCommands(disposal: Command, run: Run): void {
  addMedia(disposal, run)
  addSanitize(disposal, run)
  addFail(disposal, run)
  addVerify(disposal, run)
}

interface MediaOptions {
  tag?: string
  serial?: string
  model?: string
  manufacturer?: string
  type?: string
  size?: number
  confidentiality?: string
  removed?: true
  none?: true
  by?: string
}

function addMedia(disposal: Command, run: Run): void {
  addCommand(disposal, 'media <case>', commands.media)
    .option('--tag <tag>', options.tag)
    .option('--serial <serial>', options.serial)
    .option('--model <model>', options.model)
    .option('--manufacturer <name>', options.manufacturer)
    .option('--type <type>', options.type)
    .option('--size <bytes>', options.size, wholeNumber)
    .option('--confidentiality <word>', options.confidentiality)
    .option('--removed', options.removed)
    .option('--none', options.noMedia)
    .option('--by <name>', options.by)
    .action(async (caseId: string, given: MediaOptions, command: Command) => {
      const { tag, serial, model, manufacturer, size, by, none } = given
      if (none) {
        if (by === undefined || serial !== undefined) throw usageError(text.mediaOrNone)
        return run(command, async ({ client }, { json }) => {
          const stated = await client.disposals.stateNoMedia({ caseId, tag, by })
          if (json) await printJson(stated)
          else await printLine(text.noMedia(stated.tag))
          return exitCodes.done
        })
      }
      const type = optionalWordIn(mediumTypes, given.type)
      if (serial === undefined || model === undefined || type === undefined)
        throw usageError(text.mediaOrNone)
      const confidentiality = optionalWordIn(confidentialities, given.confidentiality)
      const medium = { caseId, tag, serial, model, manufacturer, type, size, confidentiality }
      await run(command, async ({ client }, { json }) => {
        const added = await client.disposals.addMedium({ ...medium, isRemoved: given.removed ?? false })
        if (json) await printJson(added)
        else await printLine(text.mediumAdded(disposalsText.outcomes[added.demanded]))
        return exitCodes.done
      })
    })
}

interface Meant {
  serial?: string
  medium?: string
}

const withMedium = (command: Command) =>
  command.option('--serial <serial>', options.serial).option('--medium <id>', options.medium)

/** @throws USAGE unless one is given */
function mediumOf({ serial, medium }: Meant): { serial?: string; mediumId?: string } {
  if ((serial === undefined) === (medium === undefined)) throw usageError(text.serialOrMedium)
  return { ...(serial !== undefined && { serial }), ...(medium !== undefined && { mediumId: medium }) }
}

interface SanitizeOptions extends Meant {
  method: string
  outcome: string
  tool: string
  operator: string
  date?: string
  hiddenAreas?: string
  encrypted?: string
  key?: string
  keyHolders?: string
  degausser?: string
  degausserField?: number
  coercivity?: number
  fragmentArea?: number
  place?: string
  machine?: string
  photo?: string
  video?: string
}

function addSanitize(disposal: Command, run: Run): void {
  withMedium(addCommand(disposal, 'sanitize <case>', commands.sanitize))
    .requiredOption('--method <method>', options.method)
    .requiredOption('--outcome <outcome>', options.outcome)
    .requiredOption('--tool <tool>', options.tool)
    .requiredOption('--operator <name>', options.operator)
    .option('--date <day>', options.date, calendarDay)
    .option('--hidden-areas <word>', options.hiddenAreas)
    .option('--encrypted <answer>', options.encrypted)
    .option('--key <key>', options.key)
    .option('--key-holders <names>', options.keyHolders)
    .option('--degausser <model>', options.degausser)
    .option('--degausser-field <oersted>', options.degausserField, wholeNumber)
    .option('--coercivity <oersted>', options.coercivity, wholeNumber)
    .option('--fragment-area <mm2>', options.fragmentArea, wholeNumber)
    .option('--place <place>', options.place)
    .option('--machine <machine>', options.machine)
    .option('--photo <evidence>', options.photo)
    .option('--video <video>', options.video)
    .action(async (caseId: string, given: SanitizeOptions, command: Command) => {
      const { tool, operator, date, key, keyHolders, place, machine } = given
      const { degausser, degausserField, coercivity, fragmentArea } = given
      const order = {
        caseId,
        ...mediumOf(given),
        photoId: given.photo,
        videoId: given.video,
        method: wordIn(methodIds, given.method === 'crypto-erase' ? 'cryptographicErase' : given.method),
        outcome: wordIn(outcomes, given.outcome),
        hiddenAreas: optionalWordIn(hiddenAreas, given.hiddenAreas),
        encryptedSinceFirstData: optionalWordIn(encryptedSinceAnswers, given.encrypted),
        keyErased: key,
        ...{ tool, operator, date, keyHolders, place, machine },
        ...{ degausser, degausserField, coercivity, fragmentArea },
      }
      await run(command, async ({ client }, { json }) => {
        const sanitized = await client.disposals.sanitize(order)
        if (json) await printJson(sanitized)
        else {
          await printLine(text.sanitized(disposalsText.mediumStates[sanitized.state]))
          for (const remark of sanitized.remarks) await printLine(disposalsText.remarks[remark])
          if (!sanitized.meetsPolicy)
            await printLine(text.belowPolicy(disposalsText.outcomes[sanitized.demanded]))
        }
        return exitCodes.done
      })
    })
}

function addFail(disposal: Command, run: Run): void {
  withMedium(addCommand(disposal, 'fail <case>', commands.fail))
    .requiredOption('--operator <name>', options.operator)
    .requiredOption('--reason <reason>', options.failReason)
    .option('--date <day>', options.date, calendarDay)
    .action(
      async (
        caseId: string,
        given: Meant & { operator: string; reason: string; date?: string },
        command: Command,
      ) => {
        const { operator, reason, date } = given
        const order = { caseId, ...mediumOf(given), operator, reason, date }
        await run(command, async ({ client }, { json }) => {
          const failed = await client.disposals.recordFailure(order)
          if (json) await printJson(failed)
          else await printLine(text.sanitized(disposalsText.mediumStates[failed.state]))
          return exitCodes.done
        })
      },
    )
}

interface VerifyOptions extends Meant {
  by?: string
  byTool?: true
  method: string
  failed?: true
}

function addVerify(disposal: Command, run: Run): void {
  withMedium(addCommand(disposal, 'verify <case>', commands.verify))
    .option('--by <name>', options.by)
    .option('--by-tool', options.byTool)
    .requiredOption('--method <method>', options.verifyMethod)
    .option('--failed', options.failed)
    .action(async (caseId: string, given: VerifyOptions, command: Command) => {
      const { by, byTool = false, failed = false } = given
      if ((by !== undefined) === byTool) throw usageError(text.byPersonOrTool)
      const method = wordIn(['full', 'sampling'] as const, given.method)
      const order = { caseId, ...mediumOf(given), by, method, passed: !failed, pin: givenPin() }
      await run(command, async ({ client }, { json }) => {
        const verified = await client.disposals.verify(order)
        if (json) await printJson(verified)
        else await printLine(text.sanitized(disposalsText.mediumStates[verified.state]))
        return failed ? exitCodes.doneWithFindings : exitCodes.done
      })
    })
}
