import type { Command } from 'commander'
import type {
  AssetRow,
  FoundAsset,
  TimelineEntry,
} from '../../../src-shared/features/assets/assets-contract.ts'
import { assetsText } from '../../../src-shared/features/assets/assets-text.ts'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { addScopeOptions, columnOf, type ScopeOptions, scopeOf } from './asset-scope-options.ts'
import { addEdit, addUndo } from './assets-edit-commands.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { checkWritable, standardStream, takeOutgoing } from './file-transfer.ts'
import { wholeNumber } from './numbers.ts'
import { inDigits, printColumns, printJson, printLine, printPart } from './output.ts'

const { commands, options, results } = cliText
const shownAtOnce = 100
/** the most that one call answers */
const pageLength = 500
const mostHistory = 500

export function addAssetCommands(program: Command, run: Run): void {
  const assets = addCommand(program, 'assets', commands.assets)
  addFind(assets, run)
  addList(assets, run)
  addShow(assets, run)
  addEdit(assets, run)
  addUndo(assets, run)
  addExport(assets, run)
}

function addFind(assets: Command, run: Run): void {
  addCommand(assets, 'find <text...>', commands.find)
    .option('--limit <count>', options.limit, wholeNumber, shownAtOnce)
    .action((words: string[], { limit }: { limit: number }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const text = words.join(' ')
        const found = await client.assets.list({ search: text, limit })
        if (found.total === 0 && text !== '') await printSimilar(await client.assets.find({ text }), json)
        else await printFound(found, json)
        return exitCodes.done
      }),
    )
}

function addList(assets: Command, run: Run): void {
  addScopeOptions(addCommand(assets, 'list', commands.listAssets))
    .option('--limit <count>', options.limit, wholeNumber, shownAtOnce)
    .option('--offset <count>', options.offset, wholeNumber, 0)
    .action((given: ScopeOptions & { limit: number; offset: number }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { sort, limit, offset } = given
        const scope = await scopeOf(client, given)
        const page = (from: number, count: number) =>
          client.assets.list({ ...scope, sort, limit: Math.max(1, count), offset: from })
        await printPages(page, { offset, limit }, json)
        return exitCodes.done
      }),
    )
}

type Found = { total: number; rows: readonly AssetRow[] }

/** Prints as many as were asked for, page by page: nothing is kept of what is printed. */
async function printPages(
  page: (offset: number, limit: number) => Promise<Found>,
  { offset, limit }: { offset: number; limit: number },
  json: boolean,
): Promise<void> {
  const first = await page(offset, Math.min(limit, pageLength))
  const wanted = Math.min(limit, Math.max(0, first.total - offset))
  if (wanted <= first.rows.length) return printFound({ ...first, rows: first.rows.slice(0, limit) }, json)
  if (json) await printPart(`{"total":${first.total},"rows":[`)
  let printed = 0
  for (let { rows } = first; rows.length > 0; { rows } = await page(offset + printed, pageLength)) {
    const shown = rows.slice(0, wanted - printed)
    if (json) await printPart(`${printed > 0 ? ',' : ''}${JSON.stringify(shown).slice(1, -1)}`)
    else await printRows(shown)
    printed += shown.length
    if (printed >= wanted) break
  }
  if (json) await printLine(']}')
  else if (first.total > printed) await printLine(results.shownOf(inDigits(printed), inDigits(first.total)))
}

async function printFound(found: Found, json: boolean): Promise<void> {
  if (json) return printJson(found)
  await printRows(found.rows)
  if (found.total > found.rows.length)
    await printLine(results.shownOf(inDigits(found.rows.length), inDigits(found.total)))
}

function printRows(rows: readonly AssetRow[]): Promise<void> {
  return printColumns(
    rows.map((asset) => [
      asset.assetTag,
      asset.serialNumber ?? '',
      asset.name ?? asset.model ?? asset.category ?? '',
      asset.location ?? '',
      asset.status,
      asset.checkedOutTo?.name ?? '',
    ]),
  )
}

/** Where nothing holds a text: the assets with a code that is easily mistaken for it. */
async function printSimilar({ assets }: { assets: readonly FoundAsset[] }, json: boolean): Promise<void> {
  if (json) return printJson({ total: 0, rows: [], similar: assets })
  if (assets.length === 0) return
  await printLine(results.similar)
  await printColumns(
    assets.map(({ assetTag, serialNumber, name, model, category, location }) => [
      assetTag,
      serialNumber ?? '',
      name ?? model ?? category ?? '',
      location ?? '',
    ]),
  )
}

function addShow(assets: Command, run: Run): void {
  addCommand(assets, 'show <tag>', commands.show)
    .option('--history', options.history)
    .action((tag: string, given: { history?: true }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const asset = await client.assets.show({ asset: tag })
        const history =
          given.history && (await client.assets.timeline({ assetId: asset.id, limit: mostHistory })).entries
        if (json) await printJson(history ? { ...asset, history } : asset)
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
          if (history) await printHistory(history)
        }
        return exitCodes.done
      }),
    )
}

/** What happened to an asset: when, by whom, and what it was before and after. */
async function printHistory(history: readonly TimelineEntry[]): Promise<void> {
  const words: Record<string, string> = { ...assetsText.fields, ...assetsText.attached }
  await printLine('')
  await printColumns(
    history.flatMap(({ at, actor, kind, fields }) => {
      const who = [at, actor, assetsText.happened[kind]]
      const told = kind === 'created' ? [] : fields
      if (told.length === 0) return [who]
      return told.map(({ field, from, to }, n) => [
        ...(n === 0 ? who : ['', '', '']),
        words[field] ?? field,
        from === null ? (to ?? '') : results.fromTo(from, to ?? ''),
      ])
    }),
  )
}

function addExport(assets: Command, run: Run): void {
  addScopeOptions(addCommand(assets, 'export <file>', commands.export))
    .option('--columns <names>', options.columns)
    .action(async (file: string, given: ScopeOptions & { columns?: string }, command: Command) => {
      await checkWritable(file)
      await run(command, async (session, { json }) => {
        const scope = await scopeOf(session.client, given)
        const columns = given.columns?.split(',').map((name) => columnOf(name.trim()))
        const { jobId } = await session.client.assets.export({ ...scope, sort: given.sort, columns })
        const made = (await session.jobResult(jobId)) as FileResult
        await takeOutgoing(session, made, file)
        if (file === standardStream) return exitCodes.done
        if (json) await printJson({ file, size: made.size })
        else await printLine(results.fileWritten(file, inDigits(made.size)))
        return exitCodes.done
      })
    })
}
