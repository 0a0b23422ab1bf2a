import { readFile, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { failure } from '../../../src-shared/contract/problems.ts'
import type { DesignKind } from '../../../src-shared/features/labels/designs/design.ts'
import { type Design, designName } from '../../../src-shared/features/labels/designs/design-entity.ts'
import { designFile, designOfKind } from '../../../src-shared/features/labels/designs/design-file-message.ts'
import type { KeptDesign } from '../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsProblems } from '../../../src-shared/features/labels/designs/label-designs-problems-contract.ts'
import { foldedText } from '../../../src-shared/identity/folded-text.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { labelCliText as text } from './label-cli-text.ts'
import { inDigits, printJson, printLine } from './output.ts'

/** Adds, exports and removes designs of one kind: `labels stocks add FILE`, `labels templates export NAME`. */
export function addDesignCommands(group: Command, run: Run, kind: DesignKind): void {
  addCommand(group, 'add <file>', text.designs[kind].add).action(
    (file: string, _: object, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const design = designOfKind(await textOfFile(file), kind)
        const known = await ownNamed(client, design)
        const kept = await client.labelDesigns.save({ id: known?.id, design })
        if (json) await printJson(kept)
        else await printLine(text.kept(kept.name))
        return exitCodes.done
      }),
  )
  addCommand(group, 'export <name>', text.designs[kind].export)
    .requiredOption('--file <file>', text.options.designFile)
    .action((name: string, { file }: { file: string }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { design } = await designNamed(client, kind, name)
        const content = designFile(design)
        await writeFile(file, content)
        if (json) await printJson({ file, size: content.length })
        else await printLine(cliText.results.fileWritten(file, inDigits(content.length)))
        return exitCodes.done
      }),
    )
  addCommand(group, 'remove <name>', text.designs[kind].remove).action(
    (name: string, _: object, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { id } = await designNamed(client, kind, name)
        const kept = await client.labelDesigns.archive({ id, archived: true })
        if (json) await printJson(kept)
        else await printLine(text.removed(kept.name))
        return exitCodes.done
      }),
  )
}

const textOfFile = (file: string) =>
  readFile(file, 'utf8').catch(() => {
    throw usageError(text.noSuchFile(file))
  })

/** One that is there takes the new value: to bring in a file again changes nothing. */
async function ownNamed(client: EngineClient, design: Design): Promise<KeptDesign | undefined> {
  const { designs } = await client.labelDesigns.list({ kind: design.kind })
  return designs.find((one) => isNamed(one, designName(design)))
}

/** @throws LABEL_DESIGN_UNKNOWN */
async function designNamed(client: EngineClient, kind: DesignKind, name: string): Promise<KeptDesign> {
  const { designs } = await client.labelDesigns.list({ kind })
  const found = designs.find((one) => isNamed(one, name) || partOf(one) === foldedText(name))
  if (!found) throw failure(labelDesignsProblems, 'LABEL_DESIGN_UNKNOWN', { kind, name })
  return found
}

const isNamed = (one: KeptDesign, name: string) => foldedText(one.name) === foldedText(name)
const partOf = ({ design }: KeptDesign) => (design.kind === 'stock' ? foldedText(design.value.part) : null)
