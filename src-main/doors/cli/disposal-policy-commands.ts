import { text as wholeText } from 'node:stream/consumers'
import type { Command } from 'commander'
import { policyBody } from '../../../src-shared/features/disposals/policy/policy-contract.ts'
import { addCommand, type Run } from './command.ts'
import { disposalProgrammeCliText as text } from './disposal-programme-cli-text.ts'
import { exitCodes } from './exit-codes.ts'
import { openToRead } from './file-transfer.ts'
import { jsonOf } from './json-file.ts'
import { printColumns, printJson, printLine } from './output.ts'

const { commands, options } = text

export function addDisposalPolicyCommands(disposal: Command, run: Run): void {
  const policy = addCommand(disposal, 'policy', commands.policy)
  addShow(policy, run)
  addDraft(policy, run)
  addPublish(policy, run)
}

function addShow(policy: Command, run: Run): void {
  addCommand(policy, 'show', commands.showPolicy).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const answer = await client.disposalPolicy.show()
      if (json) await printJson(answer)
      else {
        const { name, version } = answer.inForce
        await printLine(text.inForce(name, String(version)))
        await printColumns(
          answer.versions.map((one) => [
            String(one.version),
            one.name,
            one.publishedAt?.slice(0, 10) ?? '',
            one.reason ?? '',
          ]),
        )
      }
      return exitCodes.done
    }),
  )
}

function addDraft(policy: Command, run: Run): void {
  addCommand(policy, 'draft <file>', commands.draft).action(
    async (file: string, _: object, command: Command) => {
      const body = jsonOf(await wholeText(await openToRead(file)), policyBody, text.draftInvalid)
      await run(command, async ({ client }, { json }) => {
        const saved = await client.disposalPolicy.saveDraft(body)
        if (json) await printJson(saved)
        else await printLine(text.drafted)
        return exitCodes.done
      })
    },
  )
  addCommand(policy, 'discard', commands.discard).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const answer = await client.disposalPolicy.discardDraft()
      if (json) await printJson(answer)
      else await printLine(text.discarded)
      return exitCodes.done
    }),
  )
}

function addPublish(policy: Command, run: Run): void {
  addCommand(policy, 'publish', commands.publish)
    .requiredOption('--reason <reason>', options.reason)
    .action(({ reason }: { reason: string }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { draft } = await client.disposalPolicy.show()
        // without a draft the engine says so: no draft has this id
        const draftId = draft?.draftId ?? '00000000-0000-7000-8000-000000000000'
        const published = await client.disposalPolicy.publish({ draftId, reason })
        if (json) await printJson(published)
        else await printLine(text.inForce(draft?.name ?? '', String(published.version)))
        return exitCodes.done
      }),
    )
}
