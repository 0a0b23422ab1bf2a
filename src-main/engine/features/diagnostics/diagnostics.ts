import { existsSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import type { DiagnosticsSection } from '../../../../src-shared/features/diagnostics/diagnostics-contract.ts'
import { diagnosticsText } from '../../../../src-shared/features/diagnostics/diagnostics-text.ts'
import { databaseFile } from '../../database/open.ts'
import { startDatabaseThread } from '../../database-thread.ts'
import type { HostFacts } from '../../host.ts'
import { wholeBudget } from './diagnostics-database.ts'
import { folderSection } from './diagnostics-folder.ts'
import { logSections } from './diagnostics-logs.ts'
import { programSection } from './diagnostics-program.ts'
import type { DiagnosticsFound } from './diagnostics-thread.ts'

/** Beyond its budgets a check runs on to the end of its table. */
const patience = wholeBudget + 4000

interface Diagnostics {
  fileName: string
  sections: DiagnosticsSection[]
}

interface Subject {
  dataFolder: string
  version: string
  facts: HostFacts
  /** the moment, UTC, ISO 8601 */
  now: string
}

/** One look at a folder at a time, however often it is asked for. */
const underWay = new Map<string, Promise<Diagnostics>>()

const { database, checks, notFinished, soFarNothing, failed, noDatabase } = diagnosticsText

/**
 * What helps to find out what went wrong, without personal data. The database is looked through on a thread of its own
 * with a reading connection, in bounded time; no engine is needed for it. Who asks meanwhile gets the same answer.
 */
export function collectDiagnostics(subject: Subject): Promise<Diagnostics> {
  const { dataFolder } = subject
  const collecting = underWay.get(dataFolder) ?? collect(subject).finally(() => underWay.delete(dataFolder))
  underWay.set(dataFolder, collecting)
  return collecting
}

async function collect({ dataFolder, version, facts, now }: Subject): Promise<Diagnostics> {
  const computer = [programSection(version, facts, now), folderSection(dataFolder, facts)]
  const ofDatabase = existsSync(databaseFile(dataFolder))
    ? await lookedThrough(dataFolder)
    : [{ title: database, text: noDatabase }]
  const sections: DiagnosticsSection[] = [...computer, ...ofDatabase, ...logSections(dataFolder)]
  const fileName = diagnosticsText.fileName(now.slice(0, 19).replaceAll(':', '-'))
  return { fileName, sections }
}

async function lookedThrough(dataFolder: string): Promise<DiagnosticsSection[]> {
  const late = notFinished(String(patience / 1000), soFarNothing)
  const found = {
    database: { title: database, text: late },
    checks: { title: checks, text: late },
  }
  const { worker, endable, end } = startDatabaseThread('./features/diagnostics/diagnostics-thread', {
    dataFolder,
  })
  worker.on('message', (message: DiagnosticsFound) => Object.assign(found, message))
  worker.once('error', (error) => {
    const { code, name } = error as { code?: string; name: string }
    for (const section of Object.values(found)) if (section.text === late) section.text = failed(code ?? name)
  })
  await new Promise<void>((resolve) => {
    const giveUp = setTimeout(resolve, patience)
    if (!isMainThread) {
      // An engine that is told to end does not wait for a look at its database.
      void endable.then(() => worker.unref())
      giveUp.unref()
    }
    worker.once('exit', () => {
      clearTimeout(giveUp)
      resolve()
    })
  })
  void end()
  return [found.database, found.checks]
}
