import { type Command, InvalidArgumentError } from 'commander'
import { type CheckCharacter, checkCharacters } from '../../../src-shared/features/labels/check-character.ts'
import type { ShownTagScheme } from '../../../src-shared/features/labels/tags-contract.ts'
import { tagsText } from '../../../src-shared/features/labels/tags-text.ts'
import { addCommand, type Run } from './command.ts'
import { everyPage } from './every-page.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { labelCliText as text } from './label-cli-text.ts'
import { wholeNumber } from './numbers.ts'
import { inDigits, printColumns, printJson, printLine, printNote } from './output.ts'

interface SchemeOptions {
  prefix?: string
  width?: number
  checkCharacter?: CheckCharacter
  category?: string
  site?: string
  name?: string
  archive?: true
  restore?: true
}

export function addTagCommands(labels: Command, run: Run): void {
  addSchemes(labels, run)
  addBlocks(labels, run)
  addCommand(labels, 'tag <code>', text.commands.tag).action((code: string, _: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const found = await client.tags.whatIs({ code })
      if (json) await printJson(found)
      else await printLine(found.sentence)
      return found.kind === 'asset' || found.kind === 'blank' ? exitCodes.done : exitCodes.doneWithFindings
    }),
  )
}

function addSchemes(labels: Command, run: Run): void {
  const schemes = addCommand(labels, 'schemes', text.commands.schemes)
  addSchemeOptions(addCommand(schemes, 'add <name>', text.commands.schemesAdd)).action(
    (name: string, given: SchemeOptions, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { prefix = '', width = 6, checkCharacter, category, site } = given
        const bound = { category: category || null, site: site || null }
        await tell([await client.tags.makeScheme({ name, prefix, width, checkCharacter, ...bound })], json)
        return exitCodes.done
      }),
  )
  addSchemeOptions(addCommand(schemes, 'change <name>', text.commands.schemesChange))
    .option('--name <name>', text.options.name)
    .option('--archive', text.options.archive)
    .option('--restore', text.options.restore)
    .action((scheme: string, given: SchemeOptions, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { category, site, archive, restore, ...plain } = given
        const fields = {
          ...plain,
          category: category === '' ? null : category,
          site: site === '' ? null : site,
          archived: archive ? true : restore ? false : undefined,
        }
        await tell([await client.tags.changeScheme({ scheme, fields })], json)
        return exitCodes.done
      }),
    )
  addCommand(schemes, 'state-last <name> [tag]', text.commands.schemesStateLast)
    .option('--none', text.options.none)
    .action((scheme: string, tag: string | undefined, { none }: { none?: true }, command: Command) => {
      if ((tag === undefined) === (none === undefined)) throw usageError(text.lastTagOrNone)
      return run(command, async ({ client }, { json }) => {
        await tell([await client.tags.stateLastTag({ scheme, lastTag: tag ?? null })], json)
        return exitCodes.done
      })
    })
  schemes.action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const { schemes: all } = await client.tags.schemes()
      if (json) await printJson({ schemes: all })
      else await tell(all, false)
      return exitCodes.done
    }),
  )
}

function addSchemeOptions(command: Command): Command {
  return command
    .option('--prefix <text>', text.options.prefix)
    .option('--width <digits>', text.options.width, wholeNumber)
    .option('--check-character <kind>', text.options.checkCharacter, checkCharacterOf)
    .option('--category <name>', text.options.forCategory)
    .option('--site <path>', text.options.forSite)
}

function addBlocks(labels: Command, run: Run): void {
  const blocks = addCommand(labels, 'blocks', text.commands.blocks)
  addCommand(blocks, 'add <count>', text.commands.blocksAdd)
    .option('--scheme <name>', text.options.scheme)
    .option('--note <text>', text.options.note)
    .action((given: string, { scheme, note }: { scheme?: string; note?: string }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const block = await client.tags.makeBlock({ count: wholeNumber(given), scheme, note })
        if (json) await printJson(block)
        else await printLine(text.handedOut(inDigits(block.count), block.firstTag, block.lastTag))
        return exitCodes.done
      }),
    )
  blocks.action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const all = await everyPage((part) =>
        client.tags.blocks(part).then(({ total, blocks: items }) => ({ total, items })),
      )
      if (json) await printJson({ total: all.length, blocks: all })
      else
        await printColumns(
          all.map(({ id, scheme, firstTag, lastTag, printed, unclaimed, note, by, at }) => [
            id,
            scheme,
            `${firstTag} … ${lastTag}`,
            text.blockCounts(inDigits(printed), inDigits(unclaimed)),
            by,
            at.slice(0, 10),
            note ?? '',
          ]),
        )
      return exitCodes.done
    }),
  )
}

async function tell(schemes: readonly ShownTagScheme[], json: boolean): Promise<void> {
  const [only] = schemes
  if (json) return printJson(only)
  await printColumns(
    schemes.map((scheme) => [
      scheme.name,
      `${scheme.prefix}${'0'.repeat(scheme.width)}`,
      tagsText.checkCharacters[scheme.checkCharacter],
      scheme.archivedAt !== null ? text.archived : scheme.rests ? text.rests : text.next(scheme.next),
      text.counts(inDigits(scheme.tags), inDigits(scheme.unclaimed)),
      [scheme.category, scheme.site].filter((one) => one !== null).join(', '),
    ]),
  )
  for (const warning of new Set(schemes.flatMap(({ warnings }) => warnings))) printNote(warning)
}

function checkCharacterOf(given: string): CheckCharacter {
  const kind = checkCharacters.find((one) => one === given)
  if (!kind) throw new InvalidArgumentError(text.checkCharacterUnclear)
  return kind
}
