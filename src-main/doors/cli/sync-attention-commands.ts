import { type Command, Option } from 'commander'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'
import { syncCliText as text } from './sync-cli-text.ts'

/** What a sync leaves for a person: conflicts, and changes that were not taken. */
export function addSyncAttentionCommands(program: Command, run: Run): void {
  const conflicts = addCommand(program, 'conflicts', text.conflicts).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const answer = await client.sync.conflicts()
      if (json) await printJson(answer)
      else
        await printColumns(
          answer.conflicts.map((one) => [
            one.id,
            one.title ?? one.entityId,
            one.field,
            `${JSON.stringify(one.kept)} (${one.keptBy ?? ''})`,
            `${JSON.stringify(one.offered)} (${one.offeredBy ?? ''})`,
          ]),
        )
      return exitCodes.done
    }),
  )
  addCommand(conflicts, 'resolve [ids...]', text.resolve)
    .addOption(new Option('--take <value>', text.take).choices(['kept', 'offered']).conflicts('value'))
    .option('--value <text>', text.typedValue)
    .action((ids: string[], { take, value }: Resolution, command: Command) => {
      if (take === undefined && (value === undefined || ids.length === 0)) throw usageError(text.takeNeeded)
      return run(command, async ({ client }, { json }) => {
        const answer = await client.sync.resolve(
          take === undefined
            ? { take: 'typed', ids, value: value || null }
            : { take, ids: ids.length > 0 ? ids : undefined },
        )
        if (json) await printJson(answer)
        else await printLine(text.resolved(inDigits(answer.resolved)))
        return exitCodes.done
      })
    })

  const quarantine = addCommand(program, 'quarantine', text.quarantine).action(
    (_: object, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const answer = await client.sync.quarantine()
        if (json) await printJson(answer)
        else
          await printColumns(
            answer.changes.map(({ n, kind, reason, sentence, fields }) => [
              String(n),
              kind,
              `${reason}: ${sentence}`,
              JSON.stringify(fields ?? {}),
            ]),
          )
        return exitCodes.done
      }),
  )
  addCommand(quarantine, 'resend [numbers...]', text.resend).action(
    (given: string[], _: object, command: Command) => {
      const numbers = given.length > 0 ? given.map(numberOf) : undefined
      return run(command, async ({ client }, { json }) => {
        const answer = await client.sync.resend({ numbers })
        if (json) await printJson(answer)
        else await printLine(text.resent(inDigits(answer.resent)))
        return exitCodes.done
      })
    },
  )
  addCommand(quarantine, 'mend <number> <values...>', text.mend).action(
    (given: string, values: string[], _: object, command: Command) => {
      const n = numberOf(given)
      const wanted = Object.fromEntries(values.map(fieldAndValue))
      return run(command, async ({ client }, { json }) => {
        const answer = await client.sync.mend({ n, values: wanted })
        if (json) await printJson(answer)
        else await printLine(text.resent(inDigits(1)))
        return exitCodes.done
      })
    },
  )
  addCommand(quarantine, 'discard <numbers...>', text.discard)
    .requiredOption('--reason <text>', text.discardReason)
    .action((given: string[], { reason }: { reason: string }, command: Command) => {
      const numbers = given.map(numberOf)
      return run(command, async ({ client }, { json }) => {
        const answer = await client.sync.discard({ numbers, reason })
        if (json) await printJson(answer)
        else await printLine(text.discarded(inDigits(answer.discarded)))
        return exitCodes.done
      })
    })
}

interface Resolution {
  take?: 'kept' | 'offered'
  value?: string
}

/** `name=North`; nothing behind the sign empties the field. */
function fieldAndValue(given: string): [field: string, value: string | null] {
  const [, field = '', value = ''] = /^([^=]+)=(.*)$/s.exec(given) ?? []
  if (field === '') throw usageError(text.valueInvalid(given))
  return [field, value.trim() || null]
}

function numberOf(given: string): number {
  if (!/^\d+$/.test(given)) throw usageError(text.numberInvalid(given))
  return Number(given)
}
