import { release } from 'node:os'
import type { Transport } from '../../src-shared/wire/transport.ts'
import { takeOwnership } from './database/ownership.ts'
import { type Host, hostWithoutAbilities } from './host.ts'
import { listenOnLocalSocket } from './local-socket.ts'
import type { Log } from './log.ts'
import { openLog } from './logs.ts'
import { finishMove, refuseIfMovedAway } from './move/finish-move.ts'
import { Pump } from './pump.ts'
import { finishReplacement } from './replace/finish-replacement.ts'
import type { StartThread } from './start-thread.ts'

export interface EngineOptions {
  dataFolder: string
  /** version of the program, shown to people */
  version: string
  /** the door that starts it; absent: a command line that can do nothing for it */
  host?: Host
  /** the engine cannot go on: its threads ended again and again; what is told is in the log; absent: the process ends */
  onFailed?: (error: unknown) => void
  /** starts one of its two threads; absent: a thread of its own */
  startThread?: StartThread
}

export interface Engine {
  readonly dataFolder: string
  /** the log of the engine's process, for the doors in it */
  readonly log: Log
  /** Takes a client on; its calls are answered until the transport closes. */
  attach: (transport: Transport) => void
  /** The computer slept: what waits for a network is tried again soon. */
  resumed: () => void
  /** Whether the computer runs on battery, told at the start and whenever it changes. */
  onBattery: (isOnBattery: boolean) => void
  /** Ends as if the engine had crashed, and begins anew: for tests of doors and clients. */
  crash: () => Promise<void>
  /** Waits for the last durable write, closes every connection and frees the data folder. */
  close: () => Promise<void>
}

const exitOfBug = 70

/**
 * Begins the work on a data folder, which no other engine may have: takes it, opens its log, starts the threads and
 * listens on its local socket.
 * @throws DATA_FOLDER_IN_USE, DATA_FOLDER_NOT_WRITABLE, DATA_FOLDER_MOVED, MOVE_UNFINISHED, DATABASE_FROM_FUTURE,
 * DATABASE_DAMAGED, DISK_FULL;
 * INTERNAL_SERVER_ERROR with the reference of a bug
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const began = performance.now()
  const since = () => Math.round(performance.now() - began)
  const { dataFolder, version, host = hostWithoutAbilities('commandLine') } = options
  const { ownership, oldFiles } = taken(dataFolder)
  const log = openLog(dataFolder, 'engine')
  if (oldFiles) log.note('move finished', { oldFiles })
  const endProcess = () => void log.close().then(() => process.exit(exitOfBug))
  const { onFailed = endProcess, startThread } = options
  const pump = new Pump({ dataFolder, version, host, log, onFailed, startThread })
  const close = async () => {
    await pump.close()
    await log.close()
    ownership.release()
  }
  try {
    await pump.start()
    const socket = await listenOnLocalSocket(dataFolder, (transport) => pump.attach(transport))
    log.note('engine started', { ...surroundings(version, host), milliseconds: since() })
    return {
      dataFolder,
      log,
      attach: (transport) => pump.attach(transport),
      resumed: () => pump.resumed(),
      onBattery: (isOnBattery) => pump.onBattery(isOnBattery),
      crash: () => pump.crash(),
      close: async () => {
        await socket.close()
        log.note('engine ended', { milliseconds: since() })
        await close()
      },
    }
  } catch (error) {
    const failed = log.failure('start of the engine', error)
    await close()
    throw failed
  }
}

/** Takes a data folder, unless its data was moved away, and ends what was interrupted: a move into it, a restore. */
function taken(dataFolder: string) {
  const ownership = takeOwnership(dataFolder)
  try {
    refuseIfMovedAway(dataFolder)
    const oldFiles = finishMove(dataFolder)
    finishReplacement(dataFolder)
    return { ownership, oldFiles }
  } catch (error) {
    ownership.release()
    throw error
  }
}

function surroundings(version: string, { facts }: Host) {
  const { platform, arch } = process
  const { node, electron = null } = process.versions
  return {
    version,
    door: facts.door,
    node,
    electron,
    platform,
    arch,
    release: release(),
  }
}
