import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { diagnosticsFile } from '../../../src-shared/features/diagnostics/diagnostics-file.ts'
import { connect } from '../../../src-shared/wire/connect.ts'
import { collectDiagnostics } from '../../engine/diagnostics-of-folder.ts'
import { hostWithoutAbilities } from '../../engine/host.ts'
import { connectToLocalSocket } from '../../engine/local-socket.ts'
import { cliText } from './cli-text.ts'
import { addCommand } from './command.ts'
import { checkWritable, standardStream } from './file-transfer.ts'
import { newId } from './new-id.ts'
import { inDigits, printJson, printLine } from './output.ts'
import { type Settings, settingsOf } from './settings.ts'
import { version } from './version.ts'

const { commands, options, results } = cliText
const deadline = 60_000

export function addDiagnosticsCommand(program: Command): void {
  addCommand(program, 'diagnostics', commands.diagnostics)
    .option('--file <file>', options.diagnosticsFile, standardStream)
    .action(async ({ file }: { file: string }, command: Command) => {
      await checkWritable(file)
      const settings = settingsOf(command)
      const collected = await collect(settings)
      const text = diagnosticsFile(collected.sections)
      if (file !== standardStream) {
        await writeFile(file, text, { mode: 0o600 })
        if (settings.json) await printJson({ file, size: Buffer.byteLength(text) })
        else await printLine(results.fileWritten(file, inDigits(Buffer.byteLength(text))))
      } else if (settings.json) await printJson(collected)
      else await printLine(text.trimEnd())
    })
}

/** Asks the engine that runs. Where none does, none is started: what went wrong may be that it cannot, and looking changes nothing. */
async function collect({ dataFolder, dataFolderOrigin }: Settings) {
  const running = await connectToLocalSocket(dataFolder).catch(() => null)
  if (!running) {
    const { facts } = hostWithoutAbilities('commandLine', dataFolderOrigin)
    return collectDiagnostics({ dataFolder, version, facts, now: new Date().toISOString() })
  }
  const connection = connect({ open: async () => running, newId, timers: { setTimeout, clearTimeout } })
  try {
    return await connection.client.diagnostics.collect(undefined, { context: { deadline } })
  } finally {
    connection.close()
  }
}
