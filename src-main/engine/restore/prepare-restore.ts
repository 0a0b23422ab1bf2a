import { chmodSync, existsSync } from 'node:fs'
import { relative } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Restored } from '../../../src-shared/features/backups/backups-contract.ts'
import { freeBackupFile } from '../backups/backups-folder.ts'
import { lastWriteIn, rowsOf } from '../backups/database-facts.ts'
import { syncFileAndFolder } from '../backups/durable-file.ts'
import { migrate } from '../database/migrate.ts'
import type { MigrationTools } from '../database/migrations/migration.ts'
import { becomeNewReplica } from '../database/new-replica.ts'
import { databaseFile, openWriter } from '../database/open.ts'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import { jobs } from '../features/jobs/jobs.ts'
import { people } from '../features/people/people.ts'

export interface RestoreOrder {
  fileName: string
  /** who restores; they stay known in the restored data, where they may be nobody yet */
  restorer: { id: string; name: string }
  /** where the data of before will lie; null where there is none */
  before: string | null
  /** the job that restores, and when it began: whoever waits for it finds its end in the restored data */
  job: { id: string; startedAt: string } | null
}

/**
 * Where the data of before will lie, from the data folder on: it becomes a backup itself, whole, by its new name.
 * @returns `before`: null where there is no data yet
 */
export function placeOfBefore(dataFolder: string, at: string): { aside: string; before: string | null } {
  const file = freeBackupFile(dataFolder, 'beforeRestore', at)
  const aside = relative(dataFolder, file).replaceAll('\\', '/')
  return { aside, before: existsSync(databaseFile(dataFolder)) ? aside : null }
}

/**
 * Makes of a backup that was taken in the data to work with: brings it to the newest version, gives it a replica id of its
 * own, since its history goes on beside the one that it was copied from, and writes the restore into the record of change.
 * @param folder where the backup was taken in
 */
export function prepareRestore(folder: string, order: RestoreOrder, tools: MigrationTools): Restored {
  const database = openWriter(folder)
  try {
    migrate(database, null, tools)
    const restored = recorded(database, order, tools)
    database.pragma('wal_checkpoint(TRUNCATE)')
    return restored
  } finally {
    database.close()
    chmodSync(databaseFile(folder), 0o600)
    syncFileAndFolder(databaseFile(folder))
  }
}

function recorded(database: Database, order: RestoreOrder, { newId, now }: MigrationTools): Restored {
  const restoredFrom = lastWriteIn(database)
  const { id } = order.restorer
  const change = <Result>(actorId: string, work: (tx: Transaction) => Result) =>
    inTransaction(database, { actorId, now, newId }, newId(), { changed: () => undefined }, work)
  const restorer = change(id, (tx) => knownHere(tx, order.restorer))
  return change(restorer, (tx) => {
    const replicaId = becomeNewReplica(tx, { restoredFrom, salvaged: null })
    const restored: Restored = {
      fileName: order.fileName,
      assets: rowsOf(database, 'asset'),
      scans: rowsOf(database, 'scan'),
      replicaId,
      before: order.before,
    }
    if (order.job !== null) jobs.noteEnded(tx, { ...order.job, kind: 'restore', result: restored })
    return restored
  })
}

/** The person in the restored data: by id, else by name, else made with the id that they have now. */
function knownHere(tx: Transaction, { id, name }: RestoreOrder['restorer']): string {
  const known = people.byId(tx.database, id) ?? people.byName(tx.database, name)
  return (known ?? people.create(tx, { id, name, role: 'administrator' })).id
}
