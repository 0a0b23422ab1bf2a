import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { Finding } from '../../../../src-shared/features/doctor/doctor-contract.ts'
import { doctorText as text } from '../../../../src-shared/features/doctor/doctor-text.ts'
import { contentFile, contentFolder } from '../../content/content-folder.ts'
import { type NamedContent, namedContent } from '../../content/named-content.ts'
import { damaged, inDigits, sound } from './doctor-findings.ts'

/** Bytes that are read at most, a few seconds of a disk; beyond it content is looked at by its size alone. */
const mostRead = 2 * 1024 ** 3
const readAtATime = 1024 * 1024
const namesShown = 5

/** Holds the content that photos and files refer to against what lies in the data folder; what a sync still brings is left out. */
export function lookAtContent(database: Database, dataFolder: string): Finding {
  const onTheirWay = fetchedLater(database)
  const named = namedContent(database).filter(({ sha256 }) => !onTheirWay.has(sha256))
  const { files } = text
  if (named.length === 0) return sound('files', files.none)
  const folder = contentFolder(dataFolder)
  const missing: NamedContent[] = []
  const different: NamedContent[] = []
  let read = 0
  let compared = 0
  for (const content of named) {
    const file = contentFile(folder, content.sha256)
    const found = statSync(file, { throwIfNoEntry: false })
    if (!found?.isFile()) missing.push(content)
    else if (content.size !== null && found.size !== content.size) different.push(content)
    else if (read + found.size <= mostRead) {
      read += found.size
      compared++
      if (sha256Of(file) !== content.sha256) different.push(content)
    }
  }
  if (missing.length + different.length === 0)
    return sound('files', files.sound(inDigits(named.length), inDigits(compared)))
  const names = [...missing, ...different].slice(0, namesShown).map(({ fileName }) => fileName)
  const listed = missing.length + different.length > names.length ? [...names, '…'] : names
  return damaged(
    'files',
    files.damaged(inDigits(missing.length), inDigits(different.length), listed.join(', ')),
    files.next,
  )
}

/** What the next syncs bring; a database of before knows nothing of it. */
function fetchedLater(database: Database): Set<string> {
  const isKnown = database.prepare("SELECT 1 FROM pragma_table_info('waiting_content')").get()
  if (!isKnown) return new Set()
  const waiting = database.prepare<[], string>("SELECT sha256 FROM waiting_content WHERE direction = 'fetch'")
  return new Set(waiting.pluck().all())
}

function sha256Of(file: string): string {
  const hash = createHash('sha256')
  const opened = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(readAtATime)
    for (let bytes = readSync(opened, buffer); bytes > 0; bytes = readSync(opened, buffer))
      hash.update(buffer.subarray(0, bytes))
    return hash.digest('hex')
  } finally {
    closeSync(opened)
  }
}
