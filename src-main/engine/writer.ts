import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { forgetAnswers } from './calls/answer-once.ts'
import type { WriterContext } from './calls/call-context.ts'
import { isDiskFull } from './database/disk-full.ts'
import { migrate } from './database/migrate.ts'
import { assertStorageRules, openWriter } from './database/open.ts'
import { inTransaction } from './database/transaction.ts'
import { EventHub } from './features/events/events.ts'
import { files } from './features/files/files.ts'
import { JobRunner } from './features/jobs/jobs.ts'
import { jobCatalogue } from './job-catalogue.ts'
import { SearchUpkeep } from './search-upkeep.ts'

interface WriterTools {
  dataFolder: string
  newId: () => string
  now: () => string
  logBug: (call: string, error: unknown) => void
}

const answersKeptDays = 30
const checkpointEvery = 1000

/** The engine itself writes what nobody ordered: the end of interrupted jobs, upkeep. */
const engineActor = '00000000-0000-7000-8000-000000000000'

/**
 * Opens the writing side of a data folder: migrates it, closes what an earlier engine left open, keeps full text and
 * the write-ahead log in order when nothing else is to do.
 */
export function startWriter(tools: WriterTools): {
  database: Database
  writer: WriterContext
  close: () => Promise<void>
} {
  const { dataFolder, newId, now, logBug } = tools
  const database = openWriter(dataFolder)
  migrate(database, join(dataFolder, 'backups'), tools)
  files.clear(dataFolder)

  const events = new EventHub()
  const upkeep = new SearchUpkeep(database, (work) => transact(engineActor, newId(), work), logBug)
  const transact: WriterContext['transact'] = (actorId, changeSet, work) =>
    inTransaction(database, { actorId, newId, now }, changeSet, { changed }, work)
  const changed = (features: Parameters<EventHub['changed']>[0]) => {
    events.changed(features)
    upkeep.soon()
  }
  const jobs = new JobRunner(
    { ...tools, database, transact, moved: (job) => events.jobMoved(job), logBug },
    jobCatalogue,
  )

  const oldest = new Date(Date.parse(now()) - answersKeptDays * 86_400_000).toISOString()
  transact(engineActor, newId(), (tx) => forgetAnswers(tx, oldest))
  assertStorageRules(database)
  jobs.closeInterrupted()
  upkeep.soon()
  const checkpoints = setInterval(() => checkpoint(database, logBug), checkpointEvery)

  return {
    database,
    writer: { transact, jobs, events },
    close: async () => {
      jobs.cancelAll()
      await jobs.idle()
      clearInterval(checkpoints)
      upkeep.stop()
      database.close()
    },
  }
}

/** Moves what is in the write-ahead log over into the database; what finds no room there stays safe in the log. */
function checkpoint(database: Database, logBug: WriterTools['logBug']): void {
  try {
    database.pragma('wal_checkpoint(PASSIVE)')
  } catch (error) {
    if (!isDiskFull(error)) logBug('checkpoint', error)
  }
}
