import { basename } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { type Reader, readers } from '../../../src-shared/features/labels/designs/settings-entity.ts'
import { labelsText } from '../../../src-shared/features/labels/labels-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { openToRead, stageFile } from './file-transfer.ts'
import { labelCliText as text } from './label-cli-text.ts'
import { printColumns, printJson } from './output.ts'

interface SettingOptions {
  organisation?: string
  letterhead?: string[]
  readers?: Reader[]
  gs1Prefix?: string
  url?: string
  logo?: string
}

/** Shows what all labels have in common, after changing what is given. */
export function addLabelSettingsCommand(labels: Command, run: Run): void {
  addCommand(labels, 'settings', text.commands.settings)
    .option('--organisation <name>', text.options.organisation)
    .option('--letterhead <lines...>', text.options.letterhead)
    .option('--readers <names>', text.options.readers, readerNames)
    .option('--gs1-prefix <digits>', text.options.ownGs1Prefix)
    .option('--url <address>', text.options.url)
    .option('--logo <file>', text.options.logo)
    .action((given: SettingOptions, command: Command) =>
      run(command, async (session, { json }) => {
        const { client } = session
        if (given.logo === '') await client.labelDesigns.removeLogo()
        else if (given.logo !== undefined) {
          const stagingId = await stageFile(session, await openToRead(given.logo))
          await client.labelDesigns.setLogo({ stagingId, fileName: basename(given.logo) })
        }
        const change = {
          organisation: orNone(given.organisation),
          letterhead: given.letterhead?.filter((line) => line !== ''),
          readers: given.readers,
          gs1Prefix: orNone(given.gs1Prefix),
          urlBase: orNone(given.url),
        }
        const isGiven = Object.values(change).some((value) => value !== undefined)
        const settings = isGiven
          ? await client.labelDesigns.setSettings(change)
          : await client.labelDesigns.settings()
        if (json) await printJson(settings)
        else
          await printColumns([
            [text.settings.organisation, settings.organisation ?? text.settings.none],
            [text.settings.letterhead, settings.letterhead.join(', ') || text.settings.none],
            [
              text.settings.readers,
              settings.readers.map((one) => labelsText.readers[one]).join(', ') || text.settings.none,
            ],
            [text.settings.gs1Prefix, settings.gs1Prefix ?? text.settings.none],
            [text.settings.url, settings.urlBase ?? text.settings.none],
            [text.settings.logo, settings.logo?.fileName ?? text.settings.none],
          ])
        return exitCodes.done
      }),
    )
}

/** An empty text takes a setting away. */
const orNone = (given: string | undefined) => (given === '' ? null : given)

function readerNames(given: string): Reader[] {
  const names = given
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  const found = readers.filter((reader) => names.includes(reader))
  if (names.length !== found.length) throw new InvalidArgumentError(text.readersUnclear(readers))
  return found
}
