import { basename } from 'node:path'
import { text as wholeText } from 'node:stream/consumers'
import type { Command } from 'commander'
import { certificateText } from '../../../src-shared/features/disposals/certificate-text.ts'
import { evidenceMapping } from '../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsText } from '../../../src-shared/features/disposals/disposals-text.ts'
import { addCommand, type Run } from './command.ts'
import { disposalCliText as text } from './disposal-cli-text.ts'
import { exitCodes } from './exit-codes.ts'
import { openToRead, stageFile } from './file-transfer.ts'
import { jsonOf } from './json-file.ts'
import { wholeNumber } from './numbers.ts'
import { printJson, printLine } from './output.ts'

const { commands, options } = text

export function addDisposalEvidenceCommands(disposal: Command, run: Run): void {
  addEvidence(disposal, run)
  addVideo(disposal, run)
  addMappings(disposal, run)
}

interface EvidenceOptions {
  operator?: string
  mapping?: string
  serial?: string
}

function addEvidence(disposal: Command, run: Run): void {
  addCommand(disposal, 'evidence <case> <files...>', commands.evidence)
    .option('--operator <name>', options.operator)
    .option('--mapping <name>', options.mapping)
    .option('--serial <serial>', options.evidenceSerial)
    .action(async (caseId: string, files: string[], given: EvidenceOptions, command: Command) => {
      for (const file of files) (await openToRead(file)).destroy()
      await run(command, async (session, { json }) => {
        const staged: { stagingId: string; fileName: string }[] = []
        for (const file of files)
          staged.push({
            stagingId: await stageFile(session, await openToRead(file)),
            fileName: basename(file),
          })
        const { operator, mapping, serial } = given
        const order = { caseId, files: staged, operator, mapping, serial }
        const { evidence } = await session.client.disposals.addEvidence(order)
        const isAllMatched = evidence.every(({ erasures }) =>
          erasures.every(({ match }) => match === 'matched'),
        )
        if (json) await printJson({ evidence })
        else
          for (const { fileName, format, erasures } of evidence) {
            await printLine(text.evidenceKept(fileName, certificateText.formats[format]))
            for (const { serial: named, model, end, match } of erasures)
              await printLine(
                text.erasure(named ?? '–', model ?? '–', disposalsText.erasureEnds[end], text.matches[match]),
              )
          }
        return isAllMatched ? exitCodes.done : exitCodes.doneWithFindings
      })
    })
}

interface VideoOptions {
  place: string
  seconds?: number
}

function addVideo(disposal: Command, run: Run): void {
  addCommand(disposal, 'video <case> <file>', commands.video)
    .requiredOption('--place <place>', options.videoPlace)
    .option('--seconds <n>', options.seconds, wholeNumber)
    .action(async (caseId: string, file: string, given: VideoOptions, command: Command) => {
      ;(await openToRead(file)).destroy()
      await run(command, async (session, { json }) => {
        const video = await session.client.disposals.addVideo({
          caseId,
          stagingId: await stageFile(session, await openToRead(file)),
          fileName: basename(file),
          ...given,
        })
        if (json) await printJson(video)
        else await printLine(text.videoNoted(video.fileName, video.sha256, video.videoId))
        return exitCodes.done
      })
    })
}

function addMappings(disposal: Command, run: Run): void {
  addCommand(disposal, 'mappings', commands.mappings).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const { mappings } = await client.disposals.mappings()
      if (json) await printJson({ mappings })
      else for (const mapping of mappings) await printLine(JSON.stringify(mapping, null, 2))
      return exitCodes.done
    }),
  )
  addCommand(disposal, 'keep-mapping <file>', commands.keepMapping).action(
    async (file: string, _: object, command: Command) => {
      const mapping = jsonOf(await wholeText(await openToRead(file)), evidenceMapping, text.mappingInvalid)
      await run(command, async ({ client }, { json }) => {
        const kept = await client.disposals.keepMapping(mapping)
        if (json) await printJson(kept)
        else await printLine(text.mappingKept(kept.name))
        return exitCodes.done
      })
    },
  )
}
