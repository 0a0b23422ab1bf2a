import type { Command } from 'commander'
import { assetsText } from '../../../src-shared/features/assets/assets-text.ts'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { checkWritable, standardStream, takeOutgoing } from './file-transfer.ts'
import { wholeNumber } from './numbers.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'

const { commands, options, results } = cliText
const shownAtOnce = 100

export function addAssetCommands(program: Command, run: Run): void {
  const assets = addCommand(program, 'assets', commands.assets)
  addFind(assets, run)
  addShow(assets, run)
  addExport(assets, run)
}

function addFind(assets: Command, run: Run): void {
  addCommand(assets, 'find <text...>', commands.find)
    .option('--limit <count>', options.limit, wholeNumber, shownAtOnce)
    .action((words: string[], { limit }: { limit: number }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const found = await client.assets.list({ search: words.join(' '), limit })
        if (json) await printJson(found)
        else {
          await printColumns(
            found.rows.map((asset) => [
              asset.assetTag,
              asset.serialNumber ?? '',
              asset.name ?? asset.model ?? asset.category ?? '',
              asset.location ?? '',
              asset.status,
              asset.checkedOutTo?.name ?? '',
            ]),
          )
          if (found.total > found.rows.length)
            await printLine(results.shownOf(inDigits(found.rows.length), inDigits(found.total)))
        }
        return exitCodes.done
      }),
    )
}

function addShow(assets: Command, run: Run): void {
  addCommand(assets, 'show <tag>', commands.show).action((tag: string, _: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const asset = await client.assets.show({ asset: tag })
      if (json) await printJson(asset)
      else {
        const fields = Object.keys(assetsText.fields) as (keyof typeof assetsText.fields)[]
        const shown = { ...asset, checkedOutTo: asset.checkedOutTo?.name ?? null }
        await printColumns([
          ...fields.flatMap((field) =>
            shown[field] === null ? [] : [[assetsText.fields[field], String(shown[field])]],
          ),
          ...asset.custom.flatMap(({ name, value, unit }) =>
            value === null ? [] : [[name, unit === null ? value : `${value} ${unit}`]],
          ),
        ])
      }
      return exitCodes.done
    }),
  )
}

function addExport(assets: Command, run: Run): void {
  addCommand(assets, 'export <file>', commands.export)
    .option('--search <text>', options.search, '')
    .action(async (file: string, { search }: { search: string }, command: Command) => {
      await checkWritable(file)
      await run(command, async (session, { json }) => {
        const { jobId } = await session.client.assets.export({ search })
        const made = (await session.jobResult(jobId)) as FileResult
        await takeOutgoing(session, made, file)
        if (file === standardStream) return exitCodes.done
        if (json) await printJson({ file, size: made.size })
        else await printLine(results.fileWritten(file, inDigits(made.size)))
        return exitCodes.done
      })
    })
}
