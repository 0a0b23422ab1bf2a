import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { ChangingFeature } from '../../src-shared/features/events/events-contract.ts'
import { AutomaticSync } from './automatic-sync.ts'
import { forgetAnswers } from './calls/answer-once.ts'
import type { WriterContext } from './calls/call-context.ts'
import { Checkpoints } from './checkpoints.ts'
import { collectContent } from './content/collect-content.ts'
import { DailyBackup } from './daily-backup.ts'
import { createDatabase } from './database/create-database.ts'
import { migrate, newestVersion, versionOf } from './database/migrate.ts'
import { assertStorageRules, openWriter } from './database/open.ts'
import { makeAgain } from './database/set-aside.ts'
import { quiet } from './database/time-boxes.ts'
import { inTransaction } from './database/transaction.ts'
import { assetsSearch } from './features/assets/assets-search.ts'
import { EventHub } from './features/events/events.ts'
import { files } from './features/files/files.ts'
import { JobRunner } from './features/jobs/jobs.ts'
import { labelRuns } from './features/labels/label-runs.ts'
import { sync } from './features/sync/sync.ts'
import type { Host } from './host.ts'
import { jobCatalogue } from './job-catalogue.ts'
import type { Log } from './log.ts'
import { RegisterArrival } from './register-arrival.ts'
import { SearchUpkeep } from './search-upkeep.ts'
import { Supply } from './supply.ts'

interface WriterTools {
  dataFolder: string
  newId: () => string
  now: () => string
  log: Log
  host: Host
  /** has the engine's main thread put the database in place that waits to be the next one */
  replaceDatabase: () => void
}

const answersKeptDays = 30

/** The engine itself writes what nobody ordered: the end of interrupted jobs, upkeep. */
const engineActor = '00000000-0000-7000-8000-000000000000'

/**
 * Opens the writing side of a data folder: migrates it, closes what an earlier engine left open, keeps full text and
 * the write-ahead log in order when nothing else is to do.
 */
export function startWriter(tools: WriterTools): {
  database: Database
  writer: WriterContext
  /** the computer slept */
  resumed: () => void
  close: () => Promise<void>
} {
  const { dataFolder, newId, now, log } = tools
  const database = openMigrated(tools)
  files.clear(dataFolder)
  const collected = collectContent(dataFolder, database)
  if (collected > 0) log.note('collected', { files: collected })

  const events = new EventHub()
  const checkpoints = new Checkpoints({ database, dataFolder, log })
  let lastCommand = Number.NEGATIVE_INFINITY
  let commandBefore = lastCommand
  const quietFor = () => performance.now() - lastCommand
  const isAlone = () => quietFor() > quiet.aMoment
  const upkeep = new SearchUpkeep({
    database,
    transact: (work) => transact(engineActor, newId(), work),
    quietFor,
    log,
  })
  const transact: WriterContext['transact'] = (actorId, changeSet, work) => {
    checkpoints.soon(isAlone(), true)
    return inTransaction(database, { actorId, newId, now }, changeSet, { changed }, work)
  }
  /** Who waits for an answer does not wait for what follows from it. */
  let told: { features: Set<ChangingFeature>; next: NodeJS.Immediate } | undefined
  const tellAfterAnswer = (features: Iterable<ChangingFeature>) => {
    told ??= { features: new Set(), next: setImmediate(tellNow) }
    for (const feature of features) told.features.add(feature)
  }
  const tellNow = () => {
    const features = told?.features ?? []
    told = undefined
    changed(features)
  }
  const command: WriterContext['transact'] = (actorId, changeSet, work) => {
    commandBefore = lastCommand
    lastCommand = performance.now()
    checkpoints.soon(isAlone(), false)
    return inTransaction(database, { actorId, newId, now }, changeSet, { changed: tellAfterAnswer }, work)
  }
  /** Who asks for long work waits for it: nobody has to be made room for because of that command. */
  const begun = () => {
    lastCommand = commandBefore
  }
  const changed = (features: Iterable<ChangingFeature>) => {
    // What waits to be sent is told with everything that is recorded.
    events.changed(sync.isEnrolled(database) ? [...features, 'sync'] : features)
    upkeep.soon()
    automatic?.soon()
  }
  const arrival = new RegisterArrival({
    database,
    dataFolder,
    transact: (work) => transact(engineActor, newId(), work),
    textCame: () => upkeep.mergeSoon(),
    log,
  })
  const supply = new Supply(() => automatic?.supplyChanged())
  const jobs = new JobRunner(
    { ...tools, database, transact, quietFor, begun, arrival, moved: (job) => events.jobMoved(job) },
    jobCatalogue,
  )

  const daily = new DailyBackup({
    ...tools,
    database,
    isBusy: () => jobs.isBusy(),
    made: () => events.changed(['backups']),
  })
  // Who works on the command line says when; that engine ends with the command.
  const automatic =
    tools.host.facts.door === 'commandLine'
      ? null
      : new AutomaticSync({
          ...tools,
          database,
          supply,
          arrival,
          step: (work) => transact(engineActor, newId(), work),
        })

  const oldest = new Date(Date.parse(now()) - answersKeptDays * 86_400_000).toISOString()
  transact(engineActor, newId(), (tx) => {
    forgetAnswers(tx, oldest)
    assetsSearch.mergeApart(tx)
    sync.forgetHold(tx)
    labelRuns.endInterrupted(tx)
  })
  assertStorageRules(database)
  jobs.closeInterrupted()
  upkeep.soon()

  return {
    database,
    writer: { transact: command, jobs, events, supply },
    resumed: () => automatic?.resumed(),
    close: async () => {
      jobs.cancelAll()
      await Promise.all([jobs.idle(), daily.stop(), automatic?.stop(), arrival.stop()])
      jobs.stop()
      upkeep.stop()
      await checkpoints.stop()
      if (told) clearImmediate(told.next)
      database.close()
    },
  }
}

function openMigrated({ dataFolder, log, ...tools }: WriterTools): Database {
  const database = openWriter(dataFolder)
  const from = versionOf(database)
  // What an earlier program set aside, a later schema may want to change.
  if (from >= 35 && from < newestVersion) while (makeAgain(database));
  const began = performance.now()
  if (from === 0) createDatabase(database, tools)
  else migrate(database, join(dataFolder, 'backups'), tools)
  const to = versionOf(database)
  if (from !== to) log.note('migrated', { from, to, milliseconds: Math.round(performance.now() - began) })
  else log.note('database opened', { schema: to })
  return database
}
