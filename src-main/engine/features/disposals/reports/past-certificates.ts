import { readFile, stat } from 'node:fs/promises'
import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { type Outcome, outcomes } from '../../../../../src-shared/features/disposals/medium.ts'
import { isPlainText } from '../../../../../src-shared/features/disposals/plain-text.ts'
import {
  type PastCertificate,
  type PastRefusal,
  reportsProblems,
} from '../../../../../src-shared/features/disposals/reports/reports-contract.ts'
import { filesProblems } from '../../../../../src-shared/features/files/files-contract.ts'
import { identifierKey } from '../../../../../src-shared/identity/identifier-key.ts'
import { storeContent } from '../../../content/store-content.ts'
import type { Transaction } from '../../../database/transaction.ts'
import { stagingFile } from '../../../files.ts'
import { assets } from '../../assets/assets.ts'
import { people } from '../../people/people.ts'
import { CsvFault, csvTable } from '../csv-table.ts'
import { everyPast, insertPast, pastCertificate } from './past-certificates-store.ts'

/** Bytes of a list: some hundred thousand lines. */
const largest = 25_000_000
const longest = 200

const headers = {
  serial: ['serial', 'serial number', 's/n'],
  number: ['certificate', 'certificate number', 'number'],
  issuer: ['issuer', 'vendor', 'issued by'],
  date: ['date', 'done on', 'issued on'],
  tag: ['asset tag', 'tag'],
  outcome: ['outcome'],
  method: ['method'],
} as const
type Named = { [Name in keyof typeof headers]: string }

/** A list whose content lies durably in the data folder. */
export interface TakenList {
  fileName: string
  sha256: string
  size: number
  lines: (Named & { line: number })[]
}

/**
 * Reads a staged list and stores it as it came.
 * @returns null where it is not staged: it did not arrive, or the command was answered before
 * @throws PAST_LIST_UNREADABLE
 */
export async function takeInPast(
  dataFolder: string,
  { stagingId, fileName }: { stagingId: string; fileName: string },
  newId: () => string,
): Promise<TakenList | null> {
  const file = stagingFile(dataFolder, stagingId)
  const size = (await stat(file).catch(() => null))?.size
  if (size === undefined) return null
  const unreadable = (reason: string) => failure(reportsProblems, 'PAST_LIST_UNREADABLE', { reason })
  if (size > largest) throw unreadable('it is larger than 25 MB')
  const bytes = await readFile(file)
  try {
    const { rows, columnOf } = csvTable(bytes)
    const places = Object.entries(headers).map(([name, known]) => [name, columnOf(known)] as const)
    const lacking = places.find(([name, at]) => at < 0 && name in required)
    if (lacking) throw new CsvFault(`it has no column “${lacking[0]}”`)
    const lines = rows.map(({ line, cells }) => ({
      line,
      ...(Object.fromEntries(places.map(([name, at]) => [name, (cells[at] ?? '').trim()])) as Named),
    }))
    return { fileName, size, lines, sha256: await storeContent(dataFolder, bytes, newId) }
  } catch (error) {
    if (error instanceof CsvFault) throw unreadable(error.message)
    throw error
  }
}

const required = { serial: true, number: true, issuer: true, date: true }

/**
 * Registers the certificates of a list, each once; lines that cannot be are told with the reason.
 * @throws FILE_NOT_STAGED
 */
export function registerPast(tx: Transaction, stagingId: string, taken: TakenList | null) {
  const { database } = tx
  if (!taken) throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId })
  const { fileName, sha256, size, lines } = taken
  const refused: { line: number; reason: PastRefusal }[] = []
  let [registered, known] = [0, 0]
  for (const { line, serial, number, issuer, date, tag, outcome, method } of lines) {
    const stated = outcome.toLowerCase()
    const reason = refusalOf({ serial, number, issuer, date, tag, outcome: stated, method }, tx.at)
    if (reason !== null) {
      refused.push({ line, reason })
      continue
    }
    const serial_key = identifierKey(serial)
    if (pastCertificate.get(database, { issuer, number, serial_key })) {
      known++
      continue
    }
    const asset = tag === '' ? undefined : assets.byTag(database, tag)
    insertPast.run(database, {
      id: tx.newId(),
      site_id: asset?.siteId ?? 'org',
      asset_tag: tag || null,
      asset_id: asset?.id ?? null,
      serial,
      serial_key,
      number,
      issuer,
      done_on: date,
      outcome: stated || null,
      method: method || null,
      file_name: fileName,
      sha256,
      size,
      line,
      actor_id: tx.actorId,
      at: tx.at,
    })
    registered++
  }
  tx.touch('disposals')
  return { registered, known, refused }
}

function refusalOf(stated: Named, now: string): PastRefusal | null {
  const { serial, number, issuer, date, outcome } = stated
  if ([serial, number, issuer, date].includes('')) return 'incomplete'
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) === true
  if (!isDay || date > now.slice(0, 10)) return 'date'
  if (outcome !== '' && !outcomes.some((known) => known === outcome)) return 'outcome'
  const isPrintable = Object.values(stated).every((text) => isPlainText(text) && text.length <= longest)
  return isPrintable ? null : 'unprintable'
}

/** Certificates of before, the newest day first. */
export function pastCertificates(database: Database): PastCertificate[] {
  return everyPast.all(database, {}).map((row) => ({
    number: row.number,
    issuer: row.issuer,
    serial: row.serial,
    tag: row.asset_tag,
    date: row.done_on,
    outcome: row.outcome as Outcome | null,
    method: row.method,
    registeredAt: row.at,
    registeredBy: people.byId(database, row.actor_id)?.name ?? '',
  }))
}
