import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { failure } from '../../src-shared/contract/problems.ts'
import {
  doctorProblems,
  type Finding,
  type Mended,
} from '../../src-shared/features/doctor/doctor-contract.ts'
import { freeBackupFile } from './backups/backups-folder.ts'
import { databaseFile, openWriter } from './database/open.ts'
import { takeOwnership } from './database/ownership.ts'
import { doctor } from './features/doctor/doctor.ts'
import { mendFolder } from './features/doctor/doctor-folder.ts'
import { emptyFullText, noteAssets, spansOf } from './features/doctor/search-mending.ts'
import { refuseIfMovedAway } from './move/finish-move.ts'
import { newId } from './new-id.ts'
import { finishReplacement } from './replace/finish-replacement.ts'
import { incomingFolder, writeReplacementNote } from './replace/replacement-note.ts'
import { type Salvaged, salvageDatabase } from './salvage/salvage-database.ts'

export { salvageLines } from './salvage/salvage-lines.ts'

/** The doctor of a data folder, for a door where no engine runs on it, or none can. */
export const checkDataFolder = (dataFolder: string): Promise<Finding[]> =>
  doctor.check(dataFolder, new Date().toISOString())

export interface Repaired {
  mended: Mended
  /** null: the database was not damaged */
  salvaged: (Salvaged & { damagedFile: string }) | null
}

/**
 * Mends a data folder on which no engine works. A damaged database is replaced by a new one with every row that can still
 * be read; the damaged one goes beside the backups as it is.
 * @throws NO_DATABASE, DATA_FOLDER_IN_USE, DATA_FOLDER_NOT_WRITABLE, DATA_FOLDER_MOVED
 */
export async function repairDataFolder(dataFolder: string): Promise<Repaired> {
  if (!existsSync(databaseFile(dataFolder)) && !existsSync(join(dataFolder, 'replace.json')))
    throw failure(doctorProblems, 'NO_DATABASE', { folder: dataFolder })
  const ownership = takeOwnership(dataFolder)
  try {
    refuseIfMovedAway(dataFolder)
    finishReplacement(dataFolder)
    const now = new Date().toISOString()
    const findings = await doctor.check(dataFolder, now)
    const isDamaged = findings.some(({ mending }) => mending === 'closed')
    const salvaged = isDamaged ? salvagedAside(dataFolder, now) : null
    const isSearchSound = findings.every(({ check, state }) => check !== 'search' || state === 'sound')
    const searched = isDamaged || isSearchSound ? null : searchedAnew(dataFolder)
    return { mended: { searched, removed: mendFolder(dataFolder, now) }, salvaged }
  } finally {
    ownership.release()
  }
}

function salvagedAside(dataFolder: string, now: string): Repaired['salvaged'] {
  const folder = incomingFolder(dataFolder)
  const damagedFile = relative(dataFolder, freeBackupFile(dataFolder, 'beforeRepair', now)).replaceAll(
    '\\',
    '/',
  )
  const salvaged = salvageDatabase(databaseFile(dataFolder), folder, {
    newId,
    now: () => new Date().toISOString(),
  })
  writeReplacementNote(dataFolder, { aside: damagedFile })
  finishReplacement(dataFolder)
  return { ...salvaged, damagedFile }
}

/** The next engine brings the assets into full text; until then search looks at them themselves. */
function searchedAnew(dataFolder: string): number {
  const database = openWriter(dataFolder)
  try {
    return database
      .transaction(() => {
        const noted = spansOf(database).reduce((sum, span) => sum + noteAssets(database, span), 0)
        emptyFullText(database)
        return noted
      })
      .immediate()
  } finally {
    database.close()
  }
}
