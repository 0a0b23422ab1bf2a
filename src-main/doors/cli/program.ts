import { Command, CommanderError } from 'commander'
import { addAssetCommands } from './assets-commands.ts'
import { addAuditCommands } from './audit-commands.ts'
import { addBackupCommand } from './backup-command.ts'
import { addCallCommand } from './call-command.ts'
import { addCertificateCommands } from './certificate-commands.ts'
import { cliText } from './cli-text.ts'
import type { Run } from './command.ts'
import { addDataCommands } from './data-commands.ts'
import { addDiagnosticsCommand } from './diagnostics-command.ts'
import { addDisposalCommands } from './disposal-commands.ts'
import { addDoctorCommand } from './doctor-command.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { exitCodeOf, tellFailure } from './failures.ts'
import { addGenerateCommand } from './generate-command.ts'
import { addImportCommand } from './import-command.ts'
import { Interruption } from './interruption.ts'
import { addLabelCommands } from './label-commands.ts'
import { addLocationsCommands } from './locations-commands.ts'
import { addPinCommands } from './pin-commands.ts'
import { addRestoreCommand } from './restore-command.ts'
import { withSession } from './session.ts'
import { addCommonOptions, settingsOf } from './settings.ts'
import { addSyncAttentionCommands } from './sync-attention-commands.ts'
import { addSyncCommands } from './sync-commands.ts'
import { version } from './version.ts'

/** Runs one command line. Never throws: what went wrong is told on stderr and by the code. */
export async function runCli(argv: readonly string[]): Promise<ExitCode> {
  const interruption = new Interruption()
  let exitCode: ExitCode = exitCodes.done
  const { signal } = interruption
  const run: Run = async (command, work) => {
    const settings = settingsOf(command)
    exitCode = await withSession(settings, signal, (session) => work(session, settings))
  }
  try {
    const ended = (code: ExitCode) => {
      exitCode = code
    }
    await programOf(run, signal, ended).parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCodes.done
      if (error.code === 'commander.help') return exitCodes.notDone
    }
    tellFailure(error, argv.includes('--json'))
    return exitCodeOf(error, interruption.exitCode)
  } finally {
    process.stdin.destroy()
  }
}

function programOf(run: Run, signal: AbortSignal, ended: (code: ExitCode) => void): Command {
  const program = addCommonOptions(new Command('assetwalk'))
    .description(cliText.about)
    .version(version)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .addHelpText('after', cliText.exitCodes)
  addImportCommand(program, run)
  addAssetCommands(program, run)
  addLocationsCommands(program, run)
  addAuditCommands(program, run)
  addLabelCommands(program, run)
  addPinCommands(program, run)
  addDisposalCommands(program, run)
  addCertificateCommands(program, run, ended)
  addSyncCommands(program, run)
  addSyncAttentionCommands(program, run)
  addGenerateCommand(program, run)
  addDataCommands(program, signal)
  addBackupCommand(program)
  addRestoreCommand(program, signal)
  addDoctorCommand(program, signal, ended)
  addDiagnosticsCommand(program)
  addCallCommand(program, run)
  return program
}
