import { existsSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { doctorProblems, type Finding } from '../../../../src-shared/features/doctor/doctor-contract.ts'
import { doctorText as text } from '../../../../src-shared/features/doctor/doctor-text.ts'
import { databaseFile } from '../../database/open.ts'
import { startDatabaseThread } from '../../database-thread.ts'
import { diskEncryption, ownSystem, type SystemLook } from './disk-encryption.ts'
import { unreadableDatabase } from './doctor-database.ts'
import { attention, sound, unknown } from './doctor-findings.ts'
import { lookAtFolder } from './doctor-folder.ts'

/** One look at a folder at a time, however often it is asked for. */
const underWay = new Map<string, Promise<Finding[]>>()

export const doctor = {
  /**
   * Looks through a data folder, beside an engine that works on it or without one. Nothing is changed.
   * @throws NO_DATABASE
   */
  check(dataFolder: string, now: string, system: SystemLook = ownSystem): Promise<Finding[]> {
    if (!existsSync(databaseFile(dataFolder)))
      throw failure(doctorProblems, 'NO_DATABASE', { folder: dataFolder })
    const looking =
      underWay.get(dataFolder) ?? look(dataFolder, now, system).finally(() => underWay.delete(dataFolder))
    underWay.set(dataFolder, looking)
    return looking
  },
}

async function look(dataFolder: string, now: string, system: SystemLook): Promise<Finding[]> {
  const [ofDatabase, ofDisk] = await Promise.all([
    lookedThrough(dataFolder, now),
    diskEncryption(dataFolder, system),
  ])
  return [...ofDatabase, ...lookAtFolder(dataFolder, now), told(ofDisk)]
}

async function lookedThrough(dataFolder: string, now: string): Promise<Finding[]> {
  const { worker, endable } = startDatabaseThread('./features/doctor/doctor-thread', { dataFolder, now })
  // An engine that is told to end does not wait for a look at its database.
  if (!isMainThread) void endable.then(() => worker.unref())
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', (error: Error & { code?: unknown }) => {
      if (typeof error.code === 'string' && error.code.startsWith('SQLITE_'))
        resolve(unreadableDatabase(error.message))
      else reject(error)
    })
    worker.once('exit', (code) => reject(new Error(`the look at the database ended with code ${code}`)))
  })
}

function told({ state, how }: Awaited<ReturnType<typeof diskEncryption>>): Finding {
  const { encryption } = text
  if (state === 'on') return sound('encryption', encryption.on(how))
  if (state === 'off') return attention('encryption', encryption.off(how), encryption.next)
  return unknown('encryption', encryption.unknown(how), encryption.nextUnknown)
}
