import type { Command } from 'commander'
import { failure } from '../../../src-shared/contract/problems.ts'
import { assetsText } from '../../../src-shared/features/assets/assets-text.ts'
import type {
  AssetSelection,
  BulkEditPreview,
  BulkEditResult,
} from '../../../src-shared/features/assets/bulk-edit-contract.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { addConditionOptions } from './asset-conditions.ts'
import { type ScopeOptions, scopeOf } from './asset-scope-options.ts'
import { fieldsOf, type SetOption, withSetting } from './asset-set-options.ts'
import { cliProblems } from './cli-problems.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { toldAs, usageError } from './failures.ts'
import { inDigits, printJson, printLine } from './output.ts'

const { bulk, commands } = cliText

interface EditOptions extends ScopeOptions {
  set: SetOption[]
  dryRun?: boolean
  all?: boolean
}

export function addEdit(assets: Command, run: Run): void {
  addConditionOptions(addCommand(assets, 'edit [tags...]', commands.edit))
    .requiredOption('--set <field=value>', bulk.set, withSetting)
    .option('--all', bulk.all)
    .option('--dry-run', bulk.dryRun)
    .action((tags: string[], options: EditOptions, command: Command) =>
      run(command, async ({ client, jobResult }, { json }) => {
        const fields = await fieldsOf(client, options.set)
        const order = { selection: await selectionOf(client, tags, options), fields }
        if (options.dryRun) {
          const { jobId } = await client.assets.previewBulkEdit(order)
          return printPreview((await jobResult(jobId)) as BulkEditPreview, json)
        }
        const { jobId } = await client.assets.bulkEdit(order)
        const result = (await jobResult(jobId).catch((error) => endOf(error, jobId, json))) as BulkEditResult
        if (json) await printJson({ jobId, ...result })
        else for (const line of editLines(result, jobId)) await printLine(line)
        return result.refused > 0 ? exitCodes.doneWithFindings : exitCodes.done
      }),
    )
}

export function addUndo(assets: Command, run: Run): void {
  addCommand(assets, 'undo <job>', commands.undoEdit).action((edit: string, _: object, command: Command) =>
    run(command, async ({ client, jobResult }, { json }) => {
      const { jobId } = await client.assets.undoBulkEdit({ jobId: edit })
      const result = (await jobResult(jobId)) as BulkEditResult
      const { changed, overtaken, refused } = result
      if (json) await printJson({ jobId, ...result })
      else {
        await printLine(bulk.undone(inDigits(changed), inDigits(overtaken), inDigits(refused)))
        for (const line of reasonLines(result)) await printLine(line)
      }
      return overtaken + refused > 0 ? exitCodes.doneWithFindings : exitCodes.done
    }),
  )
}

/**
 * An edit that somebody ended has changed something, too: says how that is undone.
 * @throws the error, with the id of the job where it was cancelled
 */
async function endOf(error: unknown, jobId: string, json: boolean): Promise<never> {
  const { code, data } = toldAs(error)
  if (code !== 'CANCELLED') throw error
  if (!json) process.stderr.write(`${bulk.howToUndo(jobId)}\n`)
  throw failure(cliProblems, 'CANCELLED', { result: { jobId, ...(data as { result?: object }).result } })
}

/** @throws USAGE where nothing says which assets are meant, or two things do; ASSET_UNKNOWN */
async function selectionOf(
  client: EngineClient,
  tags: readonly string[],
  { all = false, ...options }: EditOptions,
): Promise<AssetSelection> {
  const scope = await scopeOf(client, options)
  const isNarrowed = scope.search !== '' || Object.values(scope.filter).some((part) => part !== undefined)
  if (tags.length > 0 && (isNarrowed || all)) throw usageError(bulk.tagsOrConditions)
  if (tags.length === 0 && !isNarrowed && !all) throw usageError(bulk.whichAssets)
  if (tags.length === 0) return { scope, except: [] }
  const ids: string[] = []
  for (const asset of tags) ids.push((await client.assets.show({ asset })).id)
  return { ids }
}

async function printPreview(preview: BulkEditPreview, json: boolean): Promise<ExitCode> {
  if (json) await printJson(preview)
  else for (const line of previewLines(preview)) await printLine(line)
  return preview.refuse > 0 ? exitCodes.doneWithFindings : exitCodes.done
}

/** What a person reads of what an edit would do. */
function previewLines(preview: BulkEditPreview): string[] {
  const { rows, change, same, refuse, adds, first } = preview
  const words: Record<string, string> = assetsText.fields
  return [
    bulk.wouldEdit(inDigits(rows), inDigits(change), inDigits(same), inDigits(refuse)),
    ...adds.map(({ field, name }) => bulk.wouldAdd(words[field] ?? field, name)),
    ...first.change.flatMap(({ assetTag, fields }) =>
      fields.map(({ field, from, to }) =>
        bulk.wouldChange(assetTag, words[field] ?? field, from ?? bulk.nothing, to ?? bulk.nothing),
      ),
    ),
    ...reasonLines(preview),
  ]
}

function editLines(result: BulkEditResult, jobId: string): string[] {
  const { rows, changed, same, refused } = result
  return [
    bulk.edited(inDigits(rows), inDigits(changed), inDigits(same), inDigits(refused)),
    ...reasonLines(result),
    ...(changed > 0 ? [bulk.howToUndo(jobId)] : []),
  ]
}

const reasonLines = ({ reasons }: Pick<BulkEditResult, 'reasons'>) =>
  reasons.map(({ reason, count }) => bulk.reason(inDigits(count), reason))
