import { basename } from 'node:path'
import type { Command } from 'commander'
import { commonProblems } from '../../../src-shared/contract/base.ts'
import { failure } from '../../../src-shared/contract/problems.ts'
import {
  type Restored,
  type RestorePreview,
  restored as restoredSchema,
  restorePreviewSchema,
} from '../../../src-shared/features/backups/backups-contract.ts'
import { connectToLocalSocket } from '../../engine/local-socket.ts'
import {
  bringContentFromBeside,
  previewRestore,
  restoreDataFolder,
} from '../../engine/restore-data-folder.ts'
import { cliText } from './cli-text.ts'
import { addCommand } from './command.ts'
import { openToRead, stageFile } from './file-transfer.ts'
import { inDigits, printJson, printLine } from './output.ts'
import { withSession } from './session.ts'
import { type Settings, settingsOf } from './settings.ts'

interface Ways {
  preview: () => Promise<RestorePreview>
  restore: () => Promise<Restored>
}

/** @param signal aborted when the command is asked to end */
export function addRestoreCommand(program: Command, signal: AbortSignal): void {
  addCommand(program, 'restore <file>', cliText.commands.restore)
    .option('--dry-run', cliText.options.restoreDryRun)
    .action(async (file: string, { dryRun = false }: { dryRun?: boolean }, command: Command) => {
      const settings = settingsOf(command)
      ;(await openToRead(file)).destroy()
      const ways = (await isEngineRunning(settings))
        ? throughEngine(file, settings, signal)
        : beside(file, settings)
      if (dryRun) return printPreview(await ways.preview(), settings.json)
      await printRestored(await ways.restore(), settings.json)
    })
}

async function isEngineRunning({ dataFolder }: Settings): Promise<boolean> {
  const running = await connectToLocalSocket(dataFolder).catch(() => null)
  running?.close()
  return running !== null
}

/** The engine that runs takes the backup in, and begins anew on it. */
function throughEngine(file: string, settings: Settings, signal: AbortSignal): Ways {
  const fileName = basename(file)
  return {
    preview: () =>
      withSession(settings, signal, async (session) => {
        const source = { stagingId: await stageFile(session, await openToRead(file)), fileName }
        const { jobId } = await session.client.backups.preview({ source })
        return restorePreviewSchema.parse(await session.jobResult(jobId))
      }),
    restore: () =>
      withSession(settings, signal, async (session) => {
        const source = { stagingId: await stageFile(session, await openToRead(file)), fileName }
        bringContentFromBeside(session.dataFolder, file)
        const { jobId } = await session.client.backups.restore({ source })
        return restoredSchema.parse(await session.jobResult(jobId))
      }),
  }
}

/** Where none runs none is started: why somebody restores may be that none can. */
function beside(file: string, { dataFolder, name }: Settings): Ways {
  return {
    preview: async () => previewRestore({ dataFolder, file }),
    restore: async () => {
      if (name.trim() === '') throw failure(commonProblems, 'ACTOR_MISSING', {})
      return restoreDataFolder({ dataFolder, file, name: name.trim() })
    },
  }
}

async function printPreview(preview: RestorePreview, json: boolean): Promise<void> {
  if (json) return printJson(preview)
  for (const line of previewLines(preview)) await printLine(line)
}

/** What a person reads of what a restore would change. */
function previewLines({ fileName, lastAt, isSameRegister, counts, gone }: RestorePreview): string[] {
  const { results } = cliText
  const { none } = results.dataFolder
  return [
    results.wouldRestore(fileName, lastAt ?? none),
    ...(isSameRegister ? [] : [results.otherRegister]),
    ...Object.entries(counts).map(([what, { now, inBackup }]) =>
      results.nowAndThen(what, now === null ? '?' : inDigits(now), inDigits(inBackup)),
    ),
    ...(gone.changes + gone.scans > 0
      ? [results.wouldBeGone(inDigits(gone.changes), inDigits(gone.scans))]
      : []),
    ...gone.audits.map(({ name, startedAt }) => results.auditGone(name, startedAt)),
    ...gone.newest.map(({ at, actor, entity, name }) => results.changeGone(at, actor, entity, name ?? '')),
    results.nothingChanged,
  ]
}

async function printRestored(done: Restored, json: boolean): Promise<void> {
  if (json) return printJson(done)
  const { fileName, assets, scans, before } = done
  await printLine(cliText.results.restored(fileName, inDigits(assets), inDigits(scans)))
  if (before !== null) await printLine(cliText.results.keptBefore(before))
}
