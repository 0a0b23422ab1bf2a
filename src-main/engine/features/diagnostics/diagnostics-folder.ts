import { existsSync, statfsSync } from 'node:fs'
import { homedir } from 'node:os'
import type { DiagnosticsSection } from '../../../../src-shared/features/diagnostics/diagnostics-contract.ts'
import { diagnosticsText } from '../../../../src-shared/features/diagnostics/diagnostics-text.ts'
import { type FolderFile, filesIn, freeBytes } from '../../folder-figures.ts'
import type { HostFacts } from '../../host.ts'
import { withoutHome } from '../../log-figures.ts'
import { inDigits, textOf } from './diagnostics-rows.ts'

const { dataRows, bytes, filesOf, outsideOfHome } = diagnosticsText

/** Files of a data folder that Assetwalk itself names; what others are called may be about people. */
const ownNames =
  /^(?:assetwalk\.db(?:-wal|-shm)?|owner\.lock|engine\.sock\.path|door\.url|moved-to|MOVED\.txt|move\.json|replace\.json|logs\/(?:engine|desktop)\.log(?:\.\d)?|backups\/(?:before-migration-\d+|(?:backup|before-restore|before-repair)-[\dTZ-]+)\.db)$/

/** Where the content of photos and files lies: many files, told as one number. */
const contentPrefix = 'files/'

/** What is in a data folder, and how much room there is. */
export function folderSection(dataFolder: string, { dataFolderOrigin }: HostFacts): DiagnosticsSection {
  if (!existsSync(dataFolder)) return { title: diagnosticsText.data, text: diagnosticsText.noFolder }
  const files = filesIn(dataFolder)
  const own = files.filter(({ name }) => ownNames.test(name))
  const content = files.filter(({ name }) => name.startsWith(contentPrefix))
  const others = files.filter(({ name }) => !ownNames.test(name) && !name.startsWith(contentPrefix))
  const rows = [
    [dataRows.place, placeOf(dataFolder)],
    [dataRows.origin, dataFolderOrigin],
    [dataRows.free, bytes(inDigits(freeBytes(dataFolder)))],
    [dataRows.fileSystem, `0x${statfsSync(dataFolder).type.toString(16)}`],
    ...own.map(({ name, size }) => [name, bytes(inDigits(size))] as const),
    [dataRows.content, filesOf(inDigits(content.length), inDigits(sizeOf(content)))],
    [dataRows.otherFiles, filesOf(inDigits(others.length), inDigits(sizeOf(others)))],
  ] as const
  return { title: diagnosticsText.data, text: textOf(rows) }
}

/** A path outside of the home folder may name people or computers. */
function placeOf(dataFolder: string): string {
  const place = withoutHome(dataFolder, homedir())
  return place.startsWith('~') ? place : outsideOfHome
}

const sizeOf = (files: readonly FolderFile[]) => files.reduce((sum, { size }) => sum + size, 0)
