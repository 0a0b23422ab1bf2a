import type { Command } from 'commander'
import {
  type DoctorCheck,
  type Finding,
  type Mended,
  mended as mendedSchema,
} from '../../../src-shared/features/doctor/doctor-contract.ts'
import { doctorText } from '../../../src-shared/features/doctor/doctor-text.ts'
import {
  checkDataFolder,
  type Repaired,
  repairDataFolder,
  salvageLines,
} from '../../engine/doctor-of-folder.ts'
import { connectToLocalSocket } from '../../engine/local-socket.ts'
import { cliText } from './cli-text.ts'
import { addCommand } from './command.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { inDigits, printJson, printLine } from './output.ts'
import { withSession } from './session.ts'
import { type Settings, settingsOf } from './settings.ts'

/** What is said of the surroundings of the data: advice, and no fault of theirs. */
const aroundTheData: readonly DoctorCheck[] = ['backups', 'encryption']

/**
 * @param signal aborted when the command is asked to end
 * @param ended hears how it went
 */
export function addDoctorCommand(
  program: Command,
  signal: AbortSignal,
  ended: (code: ExitCode) => void,
): void {
  addCommand(program, 'doctor', cliText.commands.doctor)
    .option('--repair', cliText.options.repair)
    .action(async ({ repair = false }: { repair?: boolean }, command: Command) => {
      const settings = settingsOf(command)
      const repaired = repair ? await repairedBy(settings, signal) : null
      const findings = await checkDataFolder(settings.dataFolder)
      if (settings.json) await printJson({ findings, ...(repaired ?? {}) })
      else await print(findings, repaired)
      const isSound = findings.every(
        ({ check, state }) => state === 'sound' || state === 'unknown' || aroundTheData.includes(check),
      )
      ended(isSound ? exitCodes.done : exitCodes.doneWithFindings)
    })
}

/** The engine that runs mends what can be mended beside work; more takes a folder on which none does. */
async function repairedBy(settings: Settings, signal: AbortSignal): Promise<Repaired> {
  const running = await connectToLocalSocket(settings.dataFolder).catch(() => null)
  if (!running) return repairDataFolder(settings.dataFolder)
  running.close()
  const mended = await withSession(settings, signal, async ({ client, jobResult }) => {
    const { jobId } = await client.doctor.mend()
    return mendedSchema.parse(await jobResult(jobId))
  })
  return { mended, salvaged: null }
}

async function print(findings: Finding[], repaired: Repaired | null): Promise<void> {
  if (repaired?.salvaged) for (const line of salvageLines(repaired.salvaged)) await printLine(line)
  if (repaired) for (const line of mendedLines(repaired.mended)) await printLine(line)
  for (const { check, state, says, next } of findings) {
    await printLine(`${doctorText.checks[check]}: ${doctorText.states[state]}. ${says}`)
    if (next !== null) await printLine(`  ${next}`)
  }
}

function mendedLines({ searched, removed }: Mended): string[] {
  const { results } = cliText
  return [
    ...(searched === null ? [] : [results.searchedAnew(inDigits(searched))]),
    ...(removed === 0 ? [] : [results.leftoversRemoved(inDigits(removed))]),
  ]
}
