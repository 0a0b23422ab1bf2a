import type { Command } from 'commander'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { linesOf } from './lines.ts'
import { printJson, printLine } from './output.ts'
import { givenPin } from './pin-settings.ts'
import type { Session } from './session.ts'

const { commands, problems, results } = cliText

/** Personal PINs. None is ever an argument: those stand in histories and lists of processes. */
export function addPinCommands(program: Command, run: Run): void {
  const pin = addCommand(program, 'pin', commands.pin)
  addCommand(pin, 'set', commands.pinSet).action((_: object, command: Command) =>
    run(command, async (session, { json }) => {
      const newPin = await firstLine(session)
      const { setAt } = await session.client.pins.set({ newPin, pin: givenPin() })
      if (json) await printJson({ hasPin: true, setAt })
      else await printLine(results.pinSet)
      return exitCodes.done
    }),
  )
  addCommand(pin, 'remove', commands.pinRemove).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const standing = await client.pins.remove({ pin: givenPin() })
      if (json) await printJson(standing)
      else await printLine(results.pinRemoved)
      return exitCodes.done
    }),
  )
  addCommand(pin, 'show <name>', commands.pinShow).action((name: string, _: object, command: Command) =>
    run(command, async ({ client }) => {
      await printJson(await client.pins.show({ name }))
      return exitCodes.done
    }),
  )
  addCommand(pin, 'reset <name>', commands.pinReset).action((name: string, _: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const { people } = await client.pins.list()
      const person = people.find((one) => one.name.toLowerCase() === name.trim().toLowerCase())
      if (!person) throw usageError(problems.noPinOf(name))
      const standing = await client.pins.reset({ personId: person.id })
      if (json) await printJson(standing)
      else await printLine(results.pinReset(person.name))
      return exitCodes.done
    }),
  )
}

/** @throws USAGE where nothing is on stdin */
async function firstLine({ signal }: Session): Promise<string> {
  for await (const line of linesOf(process.stdin, signal)) if (line.trim() !== '') return line.trim()
  throw usageError(problems.pinOnStdin)
}
