import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import { invitedRoles } from '../../../src-shared/contract/rights.ts'
import type { SyncNowResult } from '../../../src-shared/features/sync/sync-contract.ts'
import { addCommand, type Run } from './command.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { inDigits, printColumns, printJson, printLine, printNote } from './output.ts'
import type { Session } from './session.ts'
import { syncCliText as text } from './sync-cli-text.ts'

const usualSeconds = 30

/** Enrolment and sync. */
export function addSyncCommands(program: Command, run: Run): void {
  addCommand(program, 'enroll <url> <code>', text.enroll)
    .option('--device <name>', text.deviceName)
    .action((url: string, code: string, { device }: { device?: string }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const enrolled = await client.sync.enroll({ url, code, deviceName: device ?? hostname() })
        if (json) await printJson(enrolled)
        else await printLine(text.enrolled(enrolled.url, enrolled.role))
        return exitCodes.done
      }),
    )
  const sync = addCommand(program, 'sync', text.sync)
    .addOption(new Option('--once', text.once).conflicts('watch'))
    .option('--watch [seconds]', text.watch)
    .action(({ watch }: { watch?: string | true }, command: Command) => {
      const seconds = watch === undefined ? null : secondsOf(watch)
      return run(command, (session) => (seconds === null ? syncOnce(session) : syncOn(session, seconds)))
    })
  addCommand(sync, 'status', text.syncStatus).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const status = await client.sync.status()
      if (json) await printJson(status)
      else if (status.url === null) await printLine(text.notEnrolled)
      else {
        await printLine(text.standing(status.url, status.syncedAt ?? text.never, inDigits(status.waiting)))
        const { failingSince, problem, contents } = status
        const { toSend, toFetch } = contents
        if (toSend + toFetch > 0) await printLine(text.contents(inDigits(toSend), inDigits(toFetch)))
        if (contents.problem !== null) await printLine(contents.problem)
        if (failingSince !== null) await printLine(text.failing(failingSince, problem?.message ?? ''))
        if (status.pausedAt !== null) await printLine(text.paused)
        else if (status.heldBy !== null) await printLine(text.held[status.heldBy])
      }
      return exitCodes.done
    }),
  )
  for (const paused of [true, false])
    addCommand(sync, paused ? 'pause' : 'go-on', paused ? text.syncPause : text.syncGoOn).action(
      (_: object, command: Command) =>
        run(command, async ({ client }, { json }) => {
          await client.sync.pause({ paused })
          if (json) await printJson({ paused })
          else await printLine(paused ? text.paused : text.goesOn)
          return exitCodes.done
        }),
    )
  addCommand(sync, 'let-go', text.letGo).action((_: object, command: Command) =>
    run(command, async (session) => {
      const { jobId } = await session.client.sync.letGo()
      return resultOf(session, jobId)
    }),
  )
  addCommand(sync, 'sites', text.sitesHere).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const here = await client.sync.sites()
      if (json) await printJson(here)
      else {
        await printColumns(here.sites.map(({ name, assets }) => [name ?? text.noPlace, inDigits(assets)]))
        if (here.all) await printLine(text.allSites)
      }
      return exitCodes.done
    }),
  )
  addDeviceCommands(program, run)
}

function secondsOf(watch: string | true): number {
  const seconds = watch === true ? usualSeconds : Number(watch)
  if (!(seconds >= 1)) throw usageError(text.secondsInvalid)
  return seconds
}

/** @returns 1 where something is new that a person has to look at */
async function syncOnce(session: Session): Promise<ExitCode> {
  const { jobId } = await session.client.sync.start()
  return resultOf(session, jobId)
}

async function resultOf(session: Session, jobId: string): Promise<ExitCode> {
  const result = (await session.jobResult(jobId)) as SyncNowResult
  await printJson(result)
  return result.conflicts + result.quarantined > 0 ? exitCodes.doneWithFindings : exitCodes.done
}

/** A network that is away comes back: what went wrong is told, and tried again. */
async function syncOn(session: Session, seconds: number): Promise<ExitCode> {
  const { signal } = session
  while (!signal.aborted) {
    try {
      await syncOnce(session)
    } catch (error) {
      if (signal.aborted) break
      const { code, message } = error as { code?: string; message: string }
      if (code !== 'SERVER_UNREACHABLE') throw error
      printNote(`${code}: ${message}`)
    }
    await wait(seconds * 1000, undefined, { signal }).catch(() => undefined)
  }
  return exitCodes.done
}

function addDeviceCommands(program: Command, run: Run): void {
  const devices = addCommand(program, 'devices', text.devices).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const answer = await client.sync.devices()
      if (json) await printJson(answer)
      else
        await printColumns(
          answer.devices.map(({ id, name, role, sites, lastSeenAt, revokedAt }) => [
            id,
            name,
            role,
            sites?.map((site) => site.name ?? site.id).join(', ') ?? text.allSites,
            revokedAt === null ? (lastSeenAt ?? text.never) : text.revokedSince(revokedAt),
          ]),
        )
      return exitCodes.done
    }),
  )
  addCommand(devices, 'invite', text.invite)
    .addOption(new Option('--role <role>', text.inviteRole).choices(invitedRoles).default('technician'))
    .action(({ role }: { role: (typeof invitedRoles)[number] }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { qr: _, ...invited } = await client.sync.invite({ role })
        if (json) await printJson(invited)
        else {
          await printLine(text.invited(invited.code, invited.expiresAt))
          await printLine(invited.invitation)
        }
        return exitCodes.done
      }),
    )
  addCommand(devices, 'sites <id>', text.sites)
    .option('--site <name...>', text.site)
    .addOption(new Option('--all', text.everySite).conflicts('site'))
    .action((deviceId: string, { site, all }: { site?: string[]; all?: true }, command: Command) => {
      if (site === undefined && all === undefined) throw usageError(text.sitesNeeded)
      return run(command, async ({ client }) => {
        await printJson(await client.sync.setSites({ deviceId, sites: site ?? null }))
        return exitCodes.done
      })
    })
  addCommand(devices, 'revoke <id>', text.revoke).action((deviceId: string, _: object, command: Command) =>
    run(command, async ({ client }) => {
      await printJson(await client.sync.revoke({ deviceId }))
      return exitCodes.done
    }),
  )
}
