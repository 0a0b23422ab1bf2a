import type { Command } from 'commander'
import { failure } from '../../../src-shared/contract/problems.ts'
import { locationCode } from '../../../src-shared/features/locations/location-code.ts'
import type { LocationInTree } from '../../../src-shared/features/locations/locations-contract.ts'
import type { MergeUndoResult } from '../../../src-shared/features/registers/merge-undo-contract.ts'
import type { MergeResult } from '../../../src-shared/features/registers/registers-contract.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { cliProblems } from './cli-problems.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { wholeNumber } from './numbers.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'

const { commands, options, results } = cliText
const shownAtOnce = 5000
const countedAtOnce = 500

export function addLocationsCommands(program: Command, run: Run): void {
  const locations = addCommand(program, 'locations', commands.locations)
  addList(locations, run)
  addChange(locations, run, 'add <path>', commands.addLocation, (client, path) =>
    client.locations.add({ path }),
  )
  addChange(locations, run, 'rename <path> <name>', commands.renameLocation, (client, location, name) =>
    client.locations.rename({ location, name }),
  )
  addMove(locations, run)
  addMerge(locations, run)
  addUnmerge(locations, run)
  addRemove(locations, run)
}

function addList(locations: Command, run: Run): void {
  addCommand(locations, 'list', commands.listLocations)
    .option('--search <text>', options.searchLocations, '')
    .option('--limit <count>', options.limitLocations, wholeNumber, shownAtOnce)
    .action(({ search, limit }: { search: string; limit: number }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const found = await client.locations.list({ search, limit })
        const counts = await countsOf(client, found.locations)
        const rows = found.locations.map((location) => ({
          ...location,
          code: locationCode(location.id),
          assets: counts.get(location.id) ?? 0,
        }))
        if (json) {
          await printJson({ total: found.total, locations: rows })
          return exitCodes.done
        }
        await printColumns(
          rows.map(({ path, assets, barcode, code }) => [path, inDigits(assets), barcode ?? code]),
        )
        if (found.total > rows.length)
          await printLine(results.locationsOf(inDigits(rows.length), inDigits(found.total)))
        return exitCodes.done
      }),
    )
}

async function countsOf(
  client: EngineClient,
  locations: readonly LocationInTree[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (let from = 0; from < locations.length; from += countedAtOnce) {
    const ids = locations.slice(from, from + countedAtOnce).map(({ id }) => id)
    const answer = await client.assets.counts({ of: 'locations', ids })
    for (const [id, count] of Object.entries(answer.counts)) counts.set(id, count)
  }
  return counts
}

type Change = (client: EngineClient, path: string, name: string) => Promise<{ path: string }>

/** A command that changes one location, and prints its path. */
function addChange(locations: Command, run: Run, usage: string, about: string, change: Change): void {
  addCommand(locations, usage, about).action((path: string, ...given: unknown[]) => {
    const name = typeof given[0] === 'string' ? given[0] : ''
    return run(given.at(-1) as Command, async ({ client }, { json }) => {
      await printLocation(await change(client, path, name), json)
      return exitCodes.done
    })
  })
}

function addMove(locations: Command, run: Run): void {
  addCommand(locations, 'move <path>', commands.moveLocation)
    .option('--to <path>', options.moveTo)
    .option('--to-top', options.moveToTop)
    .action((location: string, { to, toTop }: { to?: string; toTop?: true }, command: Command) => {
      if ((to === undefined) === (toTop === undefined)) command.error(cliText.problems.moveWhere)
      return run(command, async ({ client }, { json }) => {
        await printLocation(await client.locations.move({ location, to: to ?? null }), json)
        return exitCodes.done
      })
    })
}

function addMerge(locations: Command, run: Run): void {
  addCommand(locations, 'merge <path>', commands.mergeLocation)
    .requiredOption('--into <path>', options.mergeInto)
    .option('--dry-run', options.mergeDryRun)
    .action((location: string, { into, dryRun }: { into: string; dryRun?: true }, command: Command) =>
      run(command, async ({ client, jobResult }, { json }) => {
        const preview = await client.locations.previewMerge({ location, into })
        const [from, to] = [preview.from.path, preview.into.path]
        if (dryRun) {
          if (json) await printJson(preview)
          else {
            const { assets, merged, moved } = preview
            await printLine(results.wouldMerge(from, to, inDigits(assets), inDigits(merged), inDigits(moved)))
          }
          return exitCodes.done
        }
        const { jobId } = await client.locations.merge({ location, into })
        const { assets, merged } = (await jobResult(jobId)) as MergeResult
        if (json) await printJson({ from, into: to, assets, merged })
        else await printLine(results.merged(from, to, inDigits(assets), inDigits(merged)))
        return exitCodes.done
      }),
    )
}

function addUnmerge(locations: Command, run: Run): void {
  addCommand(locations, 'unmerge <path>', commands.unmergeLocation).action(
    (location: string, _: object, command: Command) =>
      run(command, async ({ client, jobResult }, { json }) => {
        const { id, path } = await client.locations.show({ location })
        const [last] = (await client.registers.merges({ register: 'locations', id })).merges
        if (!last) throw failure(cliProblems, 'NOTHING_MERGED', { path })
        const { jobId } = await client.registers.undoMerge({ jobId: last.jobId })
        const { takenBack, kept, assets } = (await jobResult(jobId)) as MergeUndoResult
        const { changed, overtaken, refused } = assets
        if (json) await printJson({ takenBack, kept, assets: changed, overtaken, refused })
        else await printLine(results.unmerged(takenBack, inDigits(changed), inDigits(overtaken + refused)))
        return kept.length + overtaken + refused === 0 ? exitCodes.done : exitCodes.doneWithFindings
      }),
  )
}

function addRemove(locations: Command, run: Run): void {
  addCommand(locations, 'remove <path>', commands.removeLocation).action(
    (location: string, _: object, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { path } = await client.locations.show({ location })
        await client.locations.remove({ location })
        if (json) await printJson({ path })
        else await printLine(results.locationRemoved(path))
        return exitCodes.done
      }),
  )
}

const printLocation = (location: { path: string }, json: boolean) =>
  json ? printJson(location) : printLine(location.path)
