import type { Command } from 'commander'
import type { z } from 'zod'
import type { queuedResult } from '../../../src-shared/features/labels/label-queue-contract.ts'
import { labelQueueText } from '../../../src-shared/features/labels/label-queue-text.ts'
import { addCommand, type Run } from './command.ts'
import { everyPage } from './every-page.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { labelCliText as text } from './label-cli-text.ts'
import { addWantedOptions, type WantedOptions, wantedOf } from './label-wanted-options.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'

export function addLabelQueueCommands(labels: Command, run: Run): void {
  const queue = addCommand(labels, 'queue', text.commands.queue)
  addAdd(queue, run)
  addRemove(queue, run)
  queue.action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const waiting = await everyPage((part) =>
        client.labelQueue.list(part).then(({ total, labels: items }) => ({ total, items })),
      )
      if (json) await printJson({ total: waiting.length, labels: waiting })
      else
        await printColumns(
          waiting.map(({ assetTag, model, reason, by, at, isReprint, assetId }) => [
            assetTag,
            assetId === null ? text.newTag : (model ?? ''),
            labelQueueText.reasons[reason],
            isReprint ? text.had : '',
            by,
            at.slice(0, 10),
          ]),
        )
      return exitCodes.done
    }),
  )
}

function addAdd(queue: Command, run: Run): void {
  addWantedOptions(addCommand(queue, 'add', text.commands.queueAdd)).action(
    (given: WantedOptions, command: Command) =>
      run(command, async ({ client, jobResult }, { json }) => {
        const labels = await wantedOf(client, given)
        const reason =
          'imported' in labels
            ? 'import'
            : 'damagedIn' in labels
              ? 'damaged'
              : 'block' in labels
                ? 'block'
                : 'selection'
        const { jobId } = await client.labelQueue.add({ labels, reason })
        const { added, waiting } = (await jobResult(jobId)) as z.output<typeof queuedResult>
        if (json) await printJson({ added, waiting })
        else await printLine(text.queued(inDigits(added), inDigits(waiting)))
        return exitCodes.done
      }),
  )
}

function addRemove(queue: Command, run: Run): void {
  addCommand(queue, 'remove [tags...]', text.commands.queueRemove)
    .option('--all', text.options.removeAll)
    .action((tags: string[], { all }: { all?: true }, command: Command) => {
      if ((all === true) === tags.length > 0) throw usageError(text.whichWaiting)
      return run(command, async ({ client }, { json }) => {
        const { removed } = await client.labelQueue.remove({ labels: all ? 'all' : { tags } })
        if (json) await printJson({ removed })
        else await printLine(text.takenOut(inDigits(removed)))
        return exitCodes.done
      })
    })
}
